package main

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"time"
)

// healthCmd asks a running server whether it is ready: the health check of the
// container, which has no shell to ask with.
type healthCmd struct {
	Addr    string `help:"Address of the server." default:"127.0.0.1:8080" env:"CASUS_ADDR"`
	TLSCert string `help:"Certificate file of the server, if it has one." placeholder:"FILE" env:"CASUS_TLS_CERT"`
}

// Run fails unless the server says it is ready.
func (c *healthCmd) Run() error {
	client := http.Client{Timeout: 2 * time.Second}
	scheme := "http"
	if c.TLSCert != "" {
		// The certificate names the site, not this machine, and nothing secret is
		// asked or told.
		scheme = "https"
		client.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	}
	resp, err := client.Get(scheme + "://" + c.Addr + "/readyz")
	if err != nil {
		return fmt.Errorf("no server answers at %s", c.Addr)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the server at %s is not ready: %s", c.Addr, resp.Status)
	}
	return nil
}
