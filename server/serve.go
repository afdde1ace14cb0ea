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
	"casus/server/meter"
	"casus/server/store"
	"casus/server/store/sqlite"
	"casus/server/web"

	"go.uber.org/zap"
	pace "golang.org/x/time/rate"
)

// goodbye is the time browsers have to take leave; the whole stop is to take less
// than two seconds, or whoever restarts the server pulls the plug.
const goodbye = 1200 * time.Millisecond

// serveCmd serves the game. Every option can be set by a variable too; the
// command line wins.
type serveCmd struct {
	Addr        string   `help:"Address to listen on." default:"127.0.0.1:8080" env:"CASUS_ADDR"`
	Lan         bool     `help:"Let other devices in this room's network play: listen on all addresses, over plain HTTP." env:"CASUS_LAN"`
	Data        string   `help:"Folder for matches and rooms (default: one for your user account)." placeholder:"DIR" env:"CASUS_DATA"`
	Origin      []string `help:"Further address under which browsers open the game, such as https://games.example.org; several with commas." placeholder:"URL" env:"CASUS_ORIGIN"`
	Proxy       []string `help:"Address or network of a reverse proxy before the server, such as 127.0.0.1 or 10.0.0.0/8: what it says of who asks is believed; several with commas." placeholder:"CIDR" env:"CASUS_PROXY"`
	TLSCert     string   `help:"Certificate file; the game is then served over https only." placeholder:"FILE" env:"CASUS_TLS_CERT"`
	TLSKey      string   `help:"Key file of the certificate." placeholder:"FILE" env:"CASUS_TLS_KEY"`
	DebugAddr   string   `help:"Address for metrics and profiles; only this machine's own are allowed." placeholder:"ADDR" env:"CASUS_DEBUG_ADDR"`
	LogFormat   string   `help:"How to write the log: ${enum}." enum:"text,json" default:"text" env:"CASUS_LOG_FORMAT"`
	LogLevel    string   `help:"What to write to the log: ${enum}." enum:"debug,info,warn,error" default:"info" env:"CASUS_LOG_LEVEL"`
	CommandRate float64  `help:"Commands one socket may send a second, before it is asked to wait." default:"5" env:"CASUS_COMMAND_RATE"`
	MaxAwake    int      `help:"Rooms in memory at once: a played one takes about 0.2 MB, one that is abused up to 5 MB." default:"2000" env:"CASUS_MAX_AWAKE"`
	Rules       string   `help:"Folder with rule files laid over the shipped ones (same path replaces, new ones are added)." placeholder:"DIR" env:"CASUS_RULES"`
}

// Run serves until it is asked to stop, or until a write to disk fails.
func (c *serveCmd) Run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return c.serve(ctx, os.Stdout, os.Stderr)
}

func (c *serveCmd) serve(ctx context.Context, out, notes io.Writer) error {
	warnOfStrangers(notes, os.Environ())
	if err := c.check(); err != nil {
		return err
	}
	pack, err := overlay{c.Rules}.pack()
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
	m := meter.New()
	db, err := sqlite.Open(ctx, dir, store.Watch{Committed: m.Committed})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the store has reported what it could not write
	log := c.logger(notes)
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
		Bot: func(name string, seed uint64) (match.Player, error) { return bot.New(name, seed) }, Bots: bot.Names(), Log: log, Meter: m, MaxAwake: c.MaxAwake})
	if err != nil {
		return err
	}
	defer rooms.Stop()
	site, err := client.Load(notes)
	if err != nil {
		return err
	}
	door := web.New(web.Config{Lobby: rooms, Site: site, Clock: match.WallClock{}, Origins: c.origins(l.Addr()),
		Proxies: c.proxies(), TLS: c.secure(), PrivateOnly: !c.secure(), Limits: c.limits(), Log: log, Meter: m, Jobs: db.Waiting})
	if err := c.debug(ctx, out, door.Debug(), log); err != nil {
		return err
	}
	c.banner(out, l.Addr())
	return c.run(ctx, l, door, db.Failed(), db.Err, log)
}

// limits are the protocol's, with the command rate that was asked for.
func (c *serveCmd) limits() web.Limits {
	l := web.DefaultLimits
	l.Commands = pace.Limit(c.CommandRate)
	return l
}

// run serves until the context ends or the disk fails.
func (c *serveCmd) run(ctx context.Context, l net.Listener, door *web.Web, failed <-chan struct{}, reason func() error, log *zap.Logger) error {
	srv := door.Server()
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
	began := time.Now()
	bye, cancel := context.WithTimeout(context.Background(), goodbye)
	defer cancel()
	door.Drain(bye)
	log.Info("sockets drained", zap.Duration("took", time.Since(began)))
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
func (c *serveCmd) debug(ctx context.Context, out io.Writer, h http.Handler, log *zap.Logger) error {
	if c.DebugAddr == "" {
		return nil
	}
	l, err := net.Listen("tcp", c.DebugAddr)
	if err != nil {
		return taken(c.DebugAddr, err)
	}
	fmt.Fprintf(out, "Metrics and profiles at http://%s\n", l.Addr())
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			log.Error("metrics stopped", zap.Error(err))
		}
	}()
	context.AfterFunc(ctx, func() { srv.Close() }) //nolint:errcheck // the process ends
	return nil
}
