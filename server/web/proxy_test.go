package web_test

import (
	"net/http"
	"net/netip"
	"testing"
	"time"

	"casus/server/web/webtest"
)

// asks sends a request as from a proxy: what it says of who asks stands in the
// headers. The status tells whether the server believed it.
func (h *house) asks(path string, headers ...string) (status int, header http.Header) {
	h.Helper()
	req, err := http.NewRequest("GET", h.base+path, nil)
	if err != nil {
		h.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Add(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		h.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode, resp.Header
}

const forwarded = "X-Forwarded-For"

func trusting(networks ...string) func(*house) {
	return func(h *house) {
		h.plain = true
		for _, n := range networks {
			h.proxies = append(h.proxies, netip.MustParsePrefix(n))
		}
	}
}

// Nobody is believed who only says that he is a proxy.
func TestSecurity15StrangersAreNotProxies(t *testing.T) {
	h := build(t, trusting("10.0.0.0/8"))
	for _, lie := range []string{"8.8.8.8", "10.1.2.3", "127.0.0.1", "nonsense"} {
		if status, _ := h.asks("/healthz", forwarded, lie); status != http.StatusOK {
			t.Errorf("%s was believed: %d", lie, status)
		}
	}
	for i := range h.limits.Misses { // each under another name
		h.asks("/api/rooms/333-333", forwarded, "192.168.0."+string(rune('0'+i%10)))
	}
	if status, _ := h.asks("/api/rooms/333-333", forwarded, "192.168.9.9"); status != http.StatusTooManyRequests {
		t.Errorf("a new name makes a new address: %d", status)
	}
	if _, header := h.asks("/healthz", "X-Forwarded-Proto", "https"); header.Get("Strict-Transport-Security") != "" {
		t.Error("a stranger's word made the connection encrypted")
	}
}

// A listed proxy is believed, and of several only the listed ones: what stands
// left of the last stranger is what the stranger made up.
func TestSecurity15ListedProxies(t *testing.T) {
	h := build(t, trusting("127.0.0.0/8", "10.0.0.0/8"))
	for name, row := range map[string]struct {
		headers []string
		status  int
	}{
		"no word at all":                       {nil, http.StatusOK},
		"a private network":                    {[]string{forwarded, "192.168.1.4"}, http.StatusOK},
		"somebody outside":                     {[]string{forwarded, "8.8.8.8"}, http.StatusForbidden},
		"outside, who claims to be inside":     {[]string{forwarded, "192.168.1.4, 8.8.8.8"}, http.StatusForbidden},
		"outside, by two proxies":              {[]string{forwarded, "192.168.1.4, 8.8.8.8, 10.0.0.7"}, http.StatusForbidden},
		"in two headers":                       {[]string{forwarded, "192.168.1.4", forwarded, "8.8.8.8"}, http.StatusForbidden},
		"nonsense, left of one inside":         {[]string{forwarded, "<x>, 192.168.1.4"}, http.StatusOK},
		"outside in the new notation":          {[]string{forwarded, "2001:db8::1"}, http.StatusForbidden},
		"outside, old in the new notation":     {[]string{forwarded, "::ffff:8.8.8.8"}, http.StatusForbidden},
		"outside, over https to the proxy":     {[]string{forwarded, "8.8.8.8", "X-Forwarded-Proto", "https"}, http.StatusOK},
		"outside, over something to the proxy": {[]string{forwarded, "8.8.8.8", "X-Forwarded-Proto", "https, http"}, http.StatusForbidden},
	} {
		if status, _ := h.asks("/healthz", row.headers...); status != row.status {
			t.Errorf("%s: %d, want %d", name, status, row.status)
		}
	}
}

// Limits count whom the proxy names, and a home of many new addresses as one.
func TestSecurity15LimitsByForwardedAddress(t *testing.T) {
	h := build(t, trusting("127.0.0.0/8"))
	room := webtest.Create(t, h.base, map[string]any{"mode": "room"}).Room
	spend := func(addr func(i int) string) {
		for i := range h.limits.Misses {
			h.asks("/api/rooms/333-333", forwarded, addr(i))
		}
	}
	spend(func(int) string { return "192.168.1.4" })
	spend(func(i int) string { return "fd00::" + string(rune('1'+i%9)) })
	for addr, want := range map[string]int{"192.168.1.4": 429, "192.168.1.5": 200, "fd00::ffff": 429, "fd00:0:0:1::1": 200} {
		if status, _ := h.asks("/api/rooms/"+room, forwarded, addr); status != want {
			t.Errorf("%s: %d, want %d", addr, status, want)
		}
	}
	h.clock.Advance(time.Second)
	if status, _ := h.asks("/api/rooms/"+room, forwarded, "192.168.1.4"); status != 200 {
		t.Errorf("a second later: %d", status)
	}
}

// With --lan and no certificate, plain HTTP and sockets are for the room's own
// networks.
func TestSecurity01PlainForPrivateAddressesOnly(t *testing.T) {
	h := build(t, trusting("127.0.0.1/32"))
	for addr, want := range map[string]int{"127.0.0.1": 200, "10.1.2.3": 200, "172.31.0.1": 200, "192.168.7.7": 200, "169.254.1.1": 200, "::1": 200, "fe80::1": 200,
		"8.8.8.8": 403, "172.32.0.1": 403, "192.169.0.1": 403, "100.64.0.1": 403, "2001:db8::1": 403} {
		for path, ok := range map[string]int{"/healthz": 200, "/api/scenarios": 200, "/ws": 400} { // no socket is asked for
			status, header := h.asks(path, forwarded, addr)
			if want == 200 && status != ok || want == 403 && status != 403 {
				t.Errorf("%s from %s: %d", path, addr, status)
			}
			if header.Get("Strict-Transport-Security") != "" {
				t.Error("plain HTTP asks browsers for https")
			}
		}
	}
}
