package web

import (
	"net/http"
	"net/netip"
	"strings"
)

// address of the asker, without the port. What a request says of itself in
// X-Forwarded-For is believed only as far as the proxies we were told of wrote
// it: from the right, until the first address that is none of theirs. Anybody
// can write what stands left of that.
func (w *Web) address(r *http.Request) string {
	at := peer(r)
	if !w.proxied(at) {
		return at
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0; i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			return at // the proxies wrote no further
		}
		if at = hop.Unmap().WithZone("").String(); !w.proxied(at) {
			return at
		}
	}
	return at
}

// peer is the other end of the connection.
func peer(r *http.Request) string {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return at.Addr().Unmap().WithZone("").String()
}

// proxied reports whether an address is that of a proxy we were told of.
func (w *Web) proxied(addr string) bool {
	ip, err := netip.ParseAddr(addr)
	if err != nil {
		return false
	}
	for _, p := range w.cfg.Proxies {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}

// sealed reports whether the last way to the browser is encrypted: our own
// certificate, or that of a proxy we were told of.
func (w *Web) sealed(r *http.Request) bool {
	return w.cfg.TLS || w.proxied(peer(r)) && r.Header.Get("X-Forwarded-Proto") == "https"
}

// private reports whether an address belongs to this machine or its networks.
func private(addr string) bool {
	ip, err := netip.ParseAddr(addr)
	return err == nil && (ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast())
}

// own reports whether an address is this machine's.
func own(addr string) bool {
	ip, err := netip.ParseAddr(addr)
	return err == nil && ip.IsLoopback()
}

// household is what limits count by: one IPv4 address, or the 64 bits of an IPv6
// address that a home is given, since whoever has those has every address below.
func household(addr string) string {
	ip, err := netip.ParseAddr(addr)
	if ip = ip.Unmap().WithZone(""); err != nil || ip.Is4() {
		return addr
	}
	return netip.PrefixFrom(ip, 64).Masked().String()
}
