package main

import (
	"fmt"
	"net/http"
	"time"
)

// healthCmd asks a running server whether it is ready: the health check of the
// container, which has no shell to ask with.
type healthCmd struct {
	Addr string `help:"Address of the server." default:"127.0.0.1:8080"`
}

// Run fails unless the server says it is ready.
func (c *healthCmd) Run() error {
	client := http.Client{Timeout: 2 * time.Second}
	resp, err := client.Get("http://" + c.Addr + "/readyz")
	if err != nil {
		return fmt.Errorf("no server answers at %s", c.Addr)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the server at %s is not ready: %s", c.Addr, resp.Status)
	}
	return nil
}
