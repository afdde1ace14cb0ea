package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"casus/client"
	"casus/engine/bot"
	"casus/rules/load"
	"casus/server/lobby"
	"casus/server/match"
	"casus/server/store/sqlite"
	"casus/server/web"

	"go.uber.org/zap"
)

// serveCmd serves the game.
type serveCmd struct {
	Addr      string   `help:"Address to listen on." default:"127.0.0.1:8080"`
	Lan       bool     `help:"Let other devices in this room's network play: listen on all addresses, over plain HTTP."`
	Data      string   `help:"Folder for matches and rooms (default: one for your user account)." placeholder:"DIR"`
	Origin    []string `help:"Further address under which browsers open the game, such as https://games.example.org." placeholder:"URL"`
	TLSCert   string   `help:"Certificate file; the game is then served over https only." placeholder:"FILE"`
	TLSKey    string   `help:"Key file of the certificate." placeholder:"FILE"`
	DebugAddr string   `help:"Address for metrics and profiles; only this machine's own are allowed." placeholder:"ADDR"`
	overlay
}

// Run serves until it is asked to stop, or until a write to disk fails.
func (c *serveCmd) Run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return c.serve(ctx, os.Stdout, os.Stderr)
}

func (c *serveCmd) serve(ctx context.Context, out, notes io.Writer) error {
	pack, err := c.pack()
	if err != nil {
		return err
	}
	l, err := c.listen()
	if err != nil {
		return err
	}
	defer l.Close() //nolint:errcheck // closed by the server before
	dir, err := dataDir(c.Data)
	if err != nil {
		return err
	}
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the store has reported what it could not write
	log := logger(notes)
	shipped, err := load.ShippedHash()
	if err != nil {
		return err
	}
	games, err := match.NewGames(ctx, pack, shipped, load.Stored, db)
	if err != nil {
		return err
	}
	restored, err := db.Restored(ctx)
	if err != nil {
		return err
	}
	rooms, err := lobby.Open(ctx, lobby.Config{Store: db, Games: games, Clock: match.WallClock{}, Restored: restored,
		Bot: func(name string, seed uint64) (match.Player, error) { return bot.New(name, seed) }, Bots: bot.Names(), Log: log})
	if err != nil {
		return err
	}
	defer rooms.Stop()
	site, err := client.Load(notes)
	if err != nil {
		return err
	}
	door := web.New(web.Config{Lobby: rooms, Site: site, Clock: match.WallClock{}, Origins: c.origins(l.Addr()),
		TLS: c.secure(), PrivateOnly: !c.secure(), Limits: web.DefaultLimits, Log: log})
	if err := c.debug(ctx, door.Debug(), log); err != nil {
		return err
	}
	c.banner(out, l.Addr())
	return c.run(ctx, l, door, db.Failed(), db.Err, log)
}

// run serves until the context ends or the disk fails.
func (c *serveCmd) run(ctx context.Context, l net.Listener, door *web.Web, failed <-chan struct{}, reason func() error, log *zap.Logger) error {
	srv := &http.Server{Handler: door.Handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10, ErrorLog: zap.NewStdLog(log)}
	ended := make(chan error, 1)
	go func() { ended <- c.accept(srv, l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("the server cannot go on: %w", err)
	case <-failed:
		// Nothing may be said after this: nobody knows what is on disk.
		srv.Close() //nolint:errcheck // the process ends
		return reason()
	case <-ctx.Done():
	}
	log.Info("stopping")
	bye, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	door.Drain(bye)
	if err := srv.Shutdown(bye); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

func (c *serveCmd) accept(srv *http.Server, l net.Listener) error {
	if c.secure() {
		return srv.ServeTLS(l, c.TLSCert, c.TLSKey)
	}
	return srv.Serve(l)
}

// debug opens the listener for metrics and profiles, if asked for.
func (c *serveCmd) debug(ctx context.Context, h http.Handler, log *zap.Logger) error {
	if c.DebugAddr == "" {
		return nil
	}
	if !loopback(c.DebugAddr) {
		return fmt.Errorf("--debug-addr %s can be reached from outside: use an address of this machine such as 127.0.0.1:6060", c.DebugAddr)
	}
	l, err := net.Listen("tcp", c.DebugAddr)
	if err != nil {
		return taken(c.DebugAddr, err)
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			log.Error("metrics stopped", zap.Error(err))
		}
	}()
	context.AfterFunc(ctx, func() { srv.Close() }) //nolint:errcheck // the process ends
	return nil
}
