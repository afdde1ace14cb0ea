package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"syscall"
)

func (c *serveCmd) secure() bool { return c.TLSCert != "" || c.TLSKey != "" }

func (c *serveCmd) scheme() string {
	if c.secure() {
		return "https"
	}
	return "http"
}

// listen opens the game's address. Without a certificate the game leaves this
// machine only where --lan says so.
func (c *serveCmd) listen() (net.Listener, error) {
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return nil, errors.New("--tls-cert and --tls-key belong together: give both or none")
	}
	if err := readable(c.TLSCert, c.TLSKey); err != nil {
		return nil, err
	}
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return nil, fmt.Errorf("--addr %s is not an address: write host:port, such as 127.0.0.1:8080", c.Addr)
	}
	addr := c.Addr
	if c.Lan && loopback(c.Addr) {
		host, addr = "", net.JoinHostPort("", port)
	}
	if !c.Lan && !c.secure() && !loopback(c.Addr) {
		return nil, fmt.Errorf("--addr %s would let other devices in over plain HTTP (host %q): add --lan if that is meant, or give --tls-cert and --tls-key", c.Addr, host)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, taken(addr, err)
	}
	return l, nil
}

func readable(files ...string) error {
	for _, name := range files {
		if name == "" {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("the certificate cannot be used (%w): check --tls-cert and --tls-key", err)
		}
		f.Close() //nolint:errcheck // only opened to see that it can be
	}
	return nil
}

// taken says what to do when an address cannot be had.
func taken(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("the address %s is in use by another program: stop that one, or choose another port with --addr, such as 127.0.0.1:8090", addr)
	}
	return fmt.Errorf("cannot listen on %s (%w): choose another address with --addr", addr, err)
}

func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// hosts are the names under which browsers can reach the listener.
func (c *serveCmd) hosts(addr net.Addr) []string {
	host, _, _ := net.SplitHostPort(addr.String()) // a listener's own address always splits
	ip := net.ParseIP(host)
	if ip != nil && ip.IsLoopback() {
		return []string{host, "localhost"}
	}
	if ip != nil && !ip.IsUnspecified() {
		return []string{host}
	}
	hosts := append([]string{}, networkHosts()...)
	if name, err := os.Hostname(); err == nil {
		name = strings.ToLower(name)
		hosts = append(hosts, name, name+".local")
	}
	return append(hosts, "127.0.0.1", "::1", "localhost")
}

// networkHosts are this machine's addresses in its networks, IPv4 first.
func networkHosts() (hosts []string) {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil // the machine's own addresses still work
	}
	for _, four := range []bool{true, false} {
		for _, a := range addrs {
			n, ok := a.(*net.IPNet)
			if ok && (n.IP.To4() != nil) == four && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() {
				hosts = append(hosts, n.IP.String())
			}
		}
	}
	return hosts
}

// origins are the pages that may talk to the server: its own, and those the
// command line adds.
func (c *serveCmd) origins(addr net.Addr) []string {
	_, port, _ := net.SplitHostPort(addr.String())
	var out []string
	for _, host := range c.hosts(addr) {
		out = append(out, c.scheme()+"://"+hostPort(host, port, c.scheme()))
	}
	for _, o := range c.Origin {
		out = append(out, strings.ToLower(strings.TrimSuffix(o, "/")))
	}
	return out
}

// proxies are the networks whose word on who asks is believed. Validate has
// refused what is none.
func (c *serveCmd) proxies() (out []netip.Prefix) {
	for _, p := range c.Proxy {
		if n, err := network(p); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// network reads an address or a network.
func network(text string) (netip.Prefix, error) {
	if ip, err := netip.ParseAddr(text); err == nil {
		return ip.Prefix(ip.BitLen())
	}
	return netip.ParsePrefix(text)
}

// Validate refuses what cannot be the address of a page or of a proxy, and a
// command rate nobody could play with.
func (c *serveCmd) Validate() error {
	for _, o := range c.Origin {
		u, err := url.Parse(strings.TrimSuffix(o, "/"))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.User != nil {
			return fmt.Errorf("--origin %s is not the address of a site; write it like https://games.example.org, without a path", o)
		}
	}
	for _, p := range c.Proxy {
		if _, err := network(p); err != nil {
			return fmt.Errorf("--proxy %s is neither an address nor a network; write it like 127.0.0.1 or 10.0.0.0/8", p)
		}
	}
	if c.CommandRate < 1 {
		return fmt.Errorf("--command-rate %g would keep players from playing; give 1 or more", c.CommandRate)
	}
	return nil
}

// hostPort leaves out the port a browser leaves out.
func hostPort(host, port, scheme string) string {
	if scheme == "http" && port == "80" || scheme == "https" && port == "443" {
		if strings.Contains(host, ":") {
			return "[" + host + "]"
		}
		return host
	}
	return net.JoinHostPort(host, port)
}

// banner says where the game is, and who can reach it.
func (c *serveCmd) banner(out io.Writer, addr net.Addr) {
	_, port, _ := net.SplitHostPort(addr.String())
	hosts := c.hosts(addr)
	own := "127.0.0.1"
	if len(hosts) <= 2 { // one address alone, with or without its name
		own = hosts[0]
	}
	fmt.Fprintf(out, "Casus is ready at %s://%s\n", c.scheme(), hostPort(own, port, c.scheme()))
	if !c.Lan {
		return
	}
	for _, host := range networkHosts() {
		fmt.Fprintf(out, "  in this network: %s://%s\n", c.scheme(), hostPort(host, port, c.scheme()))
	}
	if !c.secure() {
		fmt.Fprintf(out, "%s\nPlain HTTP is used on this room's network: anybody in it who knows how can read\n"+
			"and change what is sent. Use it with people you trust, or give --tls-cert and --tls-key.\n%s\n",
			strings.Repeat("-", 80), strings.Repeat("-", 80))
	}
}
