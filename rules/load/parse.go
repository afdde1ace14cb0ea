package load

import (
	"regexp"
	"slices"
	"strings"

	"casus/rules"
	"casus/rules/parse"
)

// placeID finds the id of a place in a file that cannot be read, so that what
// names the place is not called wrong as well.
var placeID = regexp.MustCompile(`(?m)^place:\s*(?:[&!]\w+\s+)?"?([a-z][a-z0-9_]*)`)

// parse reads every file: places first, since events and conditions name them.
func (b *builder) parse() {
	var docs []*parse.Doc
	for _, p := range sortedPaths(b.pack.Files) {
		doc, err := parse.Open(p, b.pack.Files[p])
		b.fail(err)
		if err == nil {
			docs = append(docs, doc)
		} else if id := placeID.FindStringSubmatch(b.pack.Files[p]); id != nil {
			b.pack.Places = append(b.pack.Places, &rules.Place{ID: id[1]})
		}
	}
	for _, doc := range docs {
		if doc.Kind == parse.KindPlace {
			place, err := doc.Place()
			b.fail(err)
			// Kept even if it is wrong: its id is known, and one mistake should
			// not look like many.
			b.pack.Places = append(b.pack.Places, place)
		}
	}
	b.numberPlaces()
	places := b.namePlaces()
	for _, doc := range docs {
		b.noun(doc, places)
	}
}

func (b *builder) numberPlaces() {
	slices.SortStableFunc(b.pack.Places, func(x, y *rules.Place) int { return strings.Compare(x.ID, y.ID) })
	for i, p := range b.pack.Places {
		p.Index = i
		if i == MaxPlaces {
			b.fail(parse.At(p.Pos, "with %s the rules have more than %d places; take some out, or name them by who governs them", p.ID, MaxPlaces))
		}
	}
}

// namePlaces lists the places by id and by what else they are called.
func (b *builder) namePlaces() parse.Places {
	places := parse.Places{}
	for i, p := range b.pack.Places {
		places[p.ID] = i
	}
	for i, p := range b.pack.Places {
		for _, other := range p.Also {
			if j, taken := places[other]; taken {
				b.fail(parse.At(p.Pos, "%s is also called %s, which already means %s", p.ID, other, b.pack.Places[j].ID))
			}
			places[other] = i
		}
	}
	return places
}

// noun turns a file into what it describes.
func (b *builder) noun(doc *parse.Doc, places parse.Places) {
	p := b.pack
	switch doc.Kind {
	case parse.KindTreaty:
		x, err := doc.Treaty(places)
		p.Treaties = add(b, p.Treaties, x, err)
	case parse.KindAction:
		x, err := doc.Action()
		p.Actions = add(b, p.Actions, x, err)
	case parse.KindCountry:
		x, err := doc.Country()
		p.Countries = add(b, p.Countries, x, err)
	case parse.KindInject:
		x, err := doc.Inject(places)
		p.Injects = add(b, p.Injects, x, err)
	case parse.KindDoctrine:
		x, err := doc.Doctrine()
		p.Doctrines = add(b, p.Doctrines, x, err)
	case parse.KindScenario:
		x, err := doc.Scenario()
		p.Scenarios = add(b, p.Scenarios, x, err)
	case parse.KindCase:
		x, err := doc.Case(places)
		p.Cases = add(b, p.Cases, x, err)
	case parse.KindDisputes:
		x, err := doc.Disputes()
		b.fail(err)
		p.Disputes = x
	case parse.KindParameters:
		b.fail(doc.Parameters(&p.Params))
	}
}

// add keeps a noun if it has no mistakes, and its mistakes otherwise.
func add[T any](b *builder, list []T, x T, err error) []T {
	if err != nil {
		b.fail(err)
		return list
	}
	return append(list, x)
}
