package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// certificate writes one for this machine, and gives its files and who trusts it.
func certificate(t *testing.T) (cert, key string, trust *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	form := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "casus"}, NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &private.PublicKey, private)
	must(t, err)
	secret, err := x509.MarshalECPrivateKey(private)
	must(t, err)
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	must(t, os.WriteFile(cert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	must(t, os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: secret}), 0o600))
	trust = x509.NewCertPool()
	own, err := x509.ParseCertificate(der)
	must(t, err)
	trust.AddCert(own)
	return cert, key, trust
}

// With a certificate the game is there over https and wss alone, in no old
// version, and browsers are told to stay with it.
func TestSecurity01EncryptedOnly(t *testing.T) {
	cert, key, trust := certificate(t)
	p := start(t, "--addr", anyPort, "--data", t.TempDir(), "--tls-cert", cert, "--tls-key", key)
	addr, secure := strings.CutPrefix(p.base, "https://")
	if !secure {
		t.Fatalf("it is at %s", p.base)
	}
	client := func(most uint16) *http.Client {
		return &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true,
			TLSClientConfig: &tls.Config{RootCAs: trust, MinVersion: tls.VersionTLS10, MaxVersion: most}}}
	}
	for version, ok := range map[uint16]bool{tls.VersionTLS10: false, tls.VersionTLS11: false, tls.VersionTLS12: true, tls.VersionTLS13: true} {
		resp, err := client(version).Get(p.base + "/")
		if (err == nil) != ok {
			t.Errorf("%s: %v", tls.VersionName(version), err)
		}
		if err != nil {
			continue
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK || !strings.HasPrefix(resp.Header.Get("Strict-Transport-Security"), "max-age=") {
			t.Errorf("%s: %s, HSTS %q", tls.VersionName(version), resp.Status, resp.Header.Get("Strict-Transport-Security"))
		}
	}
	if resp, err := http.Get("http://" + addr + "/healthz"); err == nil {
		resp.Body.Close()
		if resp.StatusCode != http.StatusBadRequest {
			t.Errorf("plain http is answered with %s", resp.Status)
		}
	}
	d := websocket.Dialer{Subprotocols: []string{wire.Subprotocol}, TLSClientConfig: &tls.Config{RootCAs: trust}}
	if conn, _, err := d.Dial("ws://"+addr+"/ws", http.Header{"Origin": {"http://" + addr}}); err == nil {
		conn.Close()
		t.Error("a plain socket got in")
	}
	if _, _, err := d.Dial("wss://"+addr+"/ws", http.Header{"Origin": {"http://" + addr}}); err == nil {
		t.Error("a plain page got an encrypted socket")
	}
	conn, _, err := d.Dial("wss://"+addr+"/ws", http.Header{"Origin": {p.base}})
	must(t, err)
	conn.Close()
}

// Metrics and profiles are on a listener of their own, which only this machine
// can be given, and nowhere at the game's address.
func TestSecurity17DebugIsApart(t *testing.T) {
	free, err := net.Listen("tcp", anyPort)
	must(t, err)
	debug := free.Addr().String()
	must(t, free.Close())
	p := start(t, "--addr", anyPort, "--data", t.TempDir(), "--debug-addr", debug)
	for path, want := range map[string]int{"/metrics": 200, "/debug/pprof/": 200, "/api/scenarios": 404, "/ws": 404, "/": 404} {
		if status, _ := fetch(t, "http://"+debug+path); status != want {
			t.Errorf("%s apart: %d, want %d", path, status, want)
		}
	}
	for _, path := range []string{"/metrics", "/debug/pprof/", "/debug/pprof/heap", "/debug/vars", "/debug/pprof/cmdline"} {
		if status, body := fetch(t, p.base+path); status != http.StatusNotFound || bytes.Contains(body, []byte("go_goroutines")) {
			t.Errorf("%s at the game's address: %d", path, status)
		}
	}
	for _, open := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "example.org:0"} {
		if said := fails(t, "serve", "--addr", anyPort, "--data", t.TempDir(), "--debug-addr", open); !strings.Contains(said, "--debug-addr") {
			t.Errorf("%s: %s", open, said)
		}
	}
}

func fetch(t *testing.T, url string) (int, []byte) {
	t.Helper()
	resp, err := http.Get(url)
	must(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	must(t, err)
	return resp.StatusCode, body
}

// A proxy that is none is refused at the start, in a sentence.
func TestSecurity15ProxiesAreNetworks(t *testing.T) {
	for _, wrong := range []string{"everybody", "10.0.0.0/99", "http://10.0.0.1"} {
		if said := ends(t, 80, "serve", "--proxy", wrong); !strings.Contains(said, "--proxy "+wrong) {
			t.Errorf("%s: %s", wrong, said)
		}
	}
}
