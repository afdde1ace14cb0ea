package main

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// prefix begins the name of every variable that sets an option of serve.
const prefix = "CASUS_"

// variables are the names of the environment variables serve reads, from its own
// list of options, so that no name can be forgotten here.
func variables() (names []string) {
	options := reflect.TypeFor[serveCmd]()
	for i := range options.NumField() {
		if name := options.Field(i).Tag.Get("env"); name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// warnOfStrangers names variables that look like settings and are none: one
// letter wrong, and a server would run with a setting nobody meant.
func warnOfStrangers(notes io.Writer, environ []string) {
	known := variables()
	for _, entry := range environ {
		name, _, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, prefix) && !slices.Contains(known, name) {
			fmt.Fprintf(notes, "warning: the variable %s sets nothing; Casus knows %s\n", name, strings.Join(known, ", "))
		}
	}
}

// check refuses what cannot work, before anything is opened.
func (c *serveCmd) check() error {
	if c.DebugAddr != "" && !loopback(c.DebugAddr) {
		return fmt.Errorf("--debug-addr %s can be reached from outside, or is no address: use one of this machine such as 127.0.0.1:6060", c.DebugAddr)
	}
	if c.MaxAwake < 1 {
		return fmt.Errorf("--max-awake %d would let nobody play: give 1 or more", c.MaxAwake)
	}
	return nil
}

// logger writes what happened with ids, never what was said or ordered.
func (c *serveCmd) logger(w io.Writer) *zap.Logger {
	enc := zap.NewProductionEncoderConfig()
	enc.EncodeTime = zapcore.ISO8601TimeEncoder
	encoder := zapcore.NewConsoleEncoder(enc)
	if c.LogFormat == "json" {
		encoder = zapcore.NewJSONEncoder(enc)
	}
	level, err := zapcore.ParseLevel(c.LogLevel)
	if err != nil {
		level = zap.InfoLevel // the command line lets no other word through
	}
	return zap.New(zapcore.NewCore(encoder, zapcore.Lock(zapcore.AddSync(w)), level))
}
