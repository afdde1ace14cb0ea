// Command example plays a match over the public protocol and imports nothing of
// the server: copy it to write a client of your own. What it knows stands in
// ../asyncapi.yaml.
//
//	go run ./server/wire/example --url http://127.0.0.1:8080 --seat KOR --turns 6
//	go run ./server/wire/example --url http://127.0.0.1:8080 --room KX7-4PH --seat PRK
//
// main.go makes or joins a room, calls.go asks over HTTP, line.go keeps the
// connection, player.go decides. bot.mjs is the same in JavaScript.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	url := flag.String("url", "http://127.0.0.1:8080", "the server")
	room := flag.String("room", "", "code of a room to join; without one it plays alone against bots")
	seat := flag.String("seat", "KOR", "RUS, CHN, USA, PRK, KOR or JPN")
	nick := flag.String("nick", "Example", "the name others see")
	turns := flag.Int("turns", 6, "length of a match of its own")
	seed := flag.String("seed", "", "dice of a match of its own; empty for fresh ones")
	flag.Parse()
	if err := play(*url, *room, *seat, *nick, *turns, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func play(url, room, seat, nick string, turns int, seed string) error {
	server := &server{url: url}
	var place place
	var err error
	if room == "" {
		place, err = server.makeRoom(map[string]any{"mode": "solo", "seat": seat, "nick": nick, "turns": turns, "seed": seed})
	} else {
		place, err = server.join(room, nick, seat)
	}
	if err != nil {
		return err
	}
	server.token = place.Token
	fmt.Printf("in room %s as %s\n", place.Room, place.Seat)
	p := &player{seat: place.Seat, server: server}
	if err := follow(server, place.Match, p); err != nil {
		return err
	}
	fmt.Printf("the match is over: %s, %d points for %s\n", p.over.Reason, p.points(), p.seat)
	return nil
}
