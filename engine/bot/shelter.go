package bot

import "casus/rules"

// Whose promise the umbrella is, and over whom.
const (
	shelterer = rules.RUS
	sheltered = rules.PRK
)

// fullUmbrella is the highest setting of the umbrella.
const fullUmbrella = 2

// awe is how far the nuclear promise over another seat moves this one to come to
// terms with it, permille: by how wide the promise is and how firmly it is
// believed. Clients of a nuclear patron gain in bargaining (Narang and Mehta
// 2019). Their own weapons count with or without it, in what war would cost.
func (w *weigher) awe(x rules.Seat) int32 {
	if x != sheltered || w.me == shelterer || w.ally(x) {
		return 0
	}
	wide := 1000 * w.env.Frame[rules.Umbrella.At()] / fullUmbrella
	return wide * w.pair(rules.Cred, shelterer, x) / 1000 * w.params[rules.UmbrellaAwe] / 1000
}

// yield is what awe adds to a calming order: where there is a quarrel to be bought
// off, the more the seat is given to concessions.
func (w *weigher) yield(x rules.Seat) int32 {
	if w.tension(x) <= w.view.TensionBase[w.me][x] {
		return 0
	}
	return w.concession * w.awe(x) / 1000
}
