package load_test

import (
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/load"
)

// chances are the model's injects (C14), per 10,000 a turn of 30 days.
var chances = map[string]int32{
	"trash-balloons": 400, "nll-clash": 150, "jet-intercept": 150, "deep-strike": 150, "crypto-theft": 120,
	"captured-soldiers": 100, "satellite-failure": 100, "capital-drone": 80, "taiwan-flare-up": 80, "flood": 80,
	"border-crossing": 60, "korea-crisis": 15, "false-warning": 10, "false-warning-alert": 40, "leader-illness": 10,
}

// onDay are those that come on a day the scenario reaches.
var onDay = map[string]rules.Date{
	"us-election": rules.Civil(2024, 11, 5), "japan-leadership": rules.Civil(2024, 10, 1), "kursk-incursion": rules.Civil(2024, 8, 6),
}

func TestInjectsFollowTheModel(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*rules.Inject{}
	for _, in := range pack.Injects {
		found[in.ID] = in
	}
	for id, chance := range chances {
		if in := found[id]; in == nil || in.Chance != chance {
			t.Errorf("%s should come with chance %d: %+v", id, chance, in)
		}
	}
	for id, day := range onDay {
		if in := found[id]; in == nil || !in.HasDate || in.AtDate != day || !in.Once {
			t.Errorf("%s should come once, on %s: %+v", id, day, in)
		}
	}
	for id, fact := range map[string]string{
		"captured-soldiers": "troops_abroad[PRK]", "false-warning": "nuclear_alert", "false-warning-alert": "nuclear_alert",
	} {
		if in := found[id]; in.When == nil || !strings.Contains(in.When.Text, fact) {
			t.Errorf("%s should rest on %s", id, fact)
		}
	}
	flood := found["flood"]
	for month := 1; month <= 12; month++ {
		if in := flood.InSeason(rules.Civil(2025, month, 15)); in != (month >= 7 && month <= 9) {
			t.Errorf("a flood in month %d: %t", month, in)
		}
	}
}
