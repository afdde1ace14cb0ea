package handbook

import (
	"fmt"
	"strings"

	"casus/rules"
)

// vocabulary writes the one table of facts, kinds and closed lists down.
func vocabulary(pack *rules.Pack) string {
	w := &writer{pack: pack}
	w.line("# The vocabulary of conditions")
	w.line("")
	w.line("A condition is true or false. It names facts, countries and the values below, and joins them by `&&` (and), `||` (or) and `!` (not); it compares by `==`, `!=`, `<`, `<=`, `>`, `>=`, asks `x in [A, B]` or `x in parties`, adds and subtracts whole numbers, and asks of countries `countries.exists(x, ...)` and `countries.all(x, ...)`. `params.name` is a figure of the file, `d.D1` a dispute, true when it is read broadly.")
	w.table("Facts of two countries", "written `name[a][b]`", rules.ByPair, false)
	w.table("Facts of one country", "written `name[a]`", rules.ByCountry, false)
	w.table("Technology", "written `tech[a][name]`", rules.ByCountry, true)
	w.table("Facts of the world", "written `name`", rules.Scalar, false)
	w.table("Facts of the event at hand", "written `event.name`; only where a trigger listens to events", rules.OfEvent, false)
	w.kinds()
	for _, l := range []struct {
		title string
		typ   rules.Type
	}{
		{"Countries", rules.TypeCountry}, {"Kinds of place", rules.TypePlaceKind}, {"Zones", rules.TypeZone}, {"Oceans", rules.TypeOcean},
		{"Platforms", rules.TypePlatform}, {"Subjects of a declaration", rules.TypeSubject},
	} {
		w.heading(l.title)
		w.line("`%s`", strings.Join(rules.EnumNames(l.typ), "`, `"))
	}
	w.heading("Places")
	w.row("place", "name", "kind", "governed by")
	w.row("---", "---", "---", "---")
	for _, p := range pack.Places {
		w.row("`"+p.ID+"`", p.Name, rules.PlaceKinds[p.Kind], p.AdministeredBy.String())
	}
	return w.out.String()
}

func (w *writer) heading(title string) {
	w.line("")
	w.line("## %s", title)
	w.line("")
}

var secrecy = map[rules.Secrecy]string{rules.Public: "everybody", rules.Own: "the country itself", rules.Hidden: "nobody"}

// table writes the facts of one shape.
func (w *writer) table(title, written string, shape rules.Shape, tech bool) {
	w.heading(title)
	w.line("%s.", strings.ToUpper(written[:1])+written[1:])
	w.line("")
	w.row("fact", "meaning", "values", "seen by")
	w.row("---", "---", "---", "---")
	for f := rules.Fact(0); int(f) < rules.FactCount; f++ {
		info := rules.Facts[f]
		if f.Shape() != shape || f.IsTech() != tech {
			continue
		}
		values := info.Type.String()
		if info.Type == rules.TypeInt {
			values = fmt.Sprintf("%d to %d", info.Min, info.Max)
		}
		w.row("`"+info.Name+"`", info.Doc, values, secrecy[info.Secrecy])
	}
}

func (w *writer) kinds() {
	w.heading("Kinds of event")
	w.line("What was done, never what it amounts to in law. The weight holds where neither deaths nor sustained fighting nor a declared war say more.")
	w.line("")
	w.row("kind", "meaning", "weight", "uses force")
	w.row("---", "---", "---", "---")
	for k := range rules.Kinds {
		info := rules.Kinds[k]
		w.row("`"+info.Name+"`", info.Doc, fmt.Sprint(info.Severity), map[bool]string{true: "yes", false: ""}[info.Force])
	}
}
