package load_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/load"
)

// model is the catalogue of the escalation model (C15), an order a line: the
// model's id, ours where it differs, CAMEO (more than one allowed), Goldstein times
// ten, Rivera's class, floor, political capital, money, covert detection per cent
// (0: public), and tension with the seat it is aimed at (-: none is named).
const model = `
D1  =   010       0    SQ 0 0 0 0  -
D2  =   1123     -20   NV 1 1 0 0  12
D3  =   036       40   DE 0 1 0 0 -16
D4  =   042/043   28   DE 0 3 0 0 -60
D5  =   040       10   SQ 0 1 0 0   0
D6  =   0256      -3   DE 0 1 0 20  0
D7  =   0334      60   PO 2 2 0 0 -24
D8  =   039       50   DE 0 2 0 0 -40
D9  =   0832      50   DE 0 2 0 0 -80
D10 =   161      -40   NV 2 2 0 0  24
D11 =   138      -70   NV 3 2 0 0  42
D12 =   139      -70   NV 4 3 0 0  70
D13 =   057       80   PO 2 4 1 0 -32
U1  =   113      -20   NV 1 2 0 0  10
U2  =   129      -50   SQ 1 1 0 0   0
U3  =   093      -20   SQ 1 1 0 0   8
E1  =   163      -80   NV 2 2 1 0  16
E2  =   085       70   DE 0 2 0 0 -28
E3  =   071       74   DE 0 1 2 0 -30
E4  =   1621     -56   NV 2 2 0 70 34
E5  =   061       64   DE 0 2 1 0 -26
E6  =   061       64   PO 0 1 0 30  -
E7  =   144      -75   NV 3 2 2 0  60
I1  =   111      -20   NV 1 1 1 50 15
I2  =   170      -70   NV 0 1 1 15 25
I3  =   170      -70   NV 3 1 2 35 60
I4  =   064       70   PO 0 1 0 20 -28
I5  =   1125     -20   NV 1 1 0 0  20
M1  =   062/150   74   PO 2 1 2 0 -30
M2  =   150      -72   NV 3 1 1 0  60
M3  =   152      -72   PO 0 1 1 0  30
M4  =   154      -72   NV 4 3 4 0  90
M5  =   154      -72   PO 3 2 4 0  50
M6  =   074/150   85   PO 2 2 4 0   0
M7  =   150      -72   NV 3 1 1 60 45
M8  =   150      -72   NV 3 1 1 0  43
M9  =   128      -50   NV 3 2 2 0  90
M10 =   154      -72   PO 1 1 3 40  -
M11 =   0873      90   DE 0 2 0 0 -54
A1  =   072       83   PO 1 1 1 70 -33
A2  =   074       85   NV 3 3 3 80 -34
A3  =   072       83   PO 2 2 2 50 -33
A4  =   072       83   PO 2 3 2 25 -33
A5  =   072       83   PO 3 3 2 0   -
A6  =   072       83   PO 1 1 1 60  -
C1  =   193     -100   VI 5 1 1 70 110
C2  =   180      -90   VI 5 2 2 35 150
C3  =   194/195 -100   VI 6 3 3 0 250
C4  =   191/192  -95   VI 6 4 4 0 220
C4  C9  191/192  -95   VI 6 4 4 0 220
C5  =   195     -100   VI 7 5 6 0 400
C6  =   190     -100   VI 8 6 8 0 1000
C7  =   190     -100   VI 7 4 6 0   0
C8  =   0871      90   DE 0 2 0 0 -90
N1  =   1385     -70   NV 4 2 1 0  90
N2  =   150      -72   NV 3 3 2 0   -
N3  =   154      -72   NV 4 3 3 60 70
N4  =   2042    -100   NU 9 6 2 0 1000
N5  =   2042    -100   NU 10 0 0 0 1000
N6  =   0356      70   DE 0 2 0 0 -60
`

// beyond are the nine orders that clauses and the source article need besides.
const beyond = "D14 D16 D17 D18 D19 D20 D21 U4 M13"

// deviations say, by order and column, why a file departs from the model.
var deviations = map[string]string{
	"D7 floor":  "the floor stands between actor and target, and the target is the ally",
	"D13 floor": "as for D7",
	"M1 floor":  "as for D7; what rivals feel is in the effects",
	"M6 floor":  "as for D7",
	"M6 heat":   "the host is pleased a little; the model names its rivals only, and so do the effects",
	"A1 floor":  "as for D7",
	"A2 floor":  "as for D7",
	"A3 floor":  "as for D7",
	"A3 heat":   "a smaller favour than shells in a war: the arms come two turns later",
	"A4 floor":  "as for D7",
	"A5 floor":  "it has no target on the board; that no clause and no rung answers it is the point (R19)",
	"A6 floor":  "as for A5",
	"C7 floor":  "as for D7; the rung with each enemy is in the effects",
	"D8 heat":   "half at once; the other quarrel eases only if the offer is taken",
	"U2 floor":  "the target is the state protected",
	"M3 floor":  "any raised alert is a measure of pressure; rung 4 from alert 2 on is in the effects",
	"M10 floor": "it has no target",
}

var riveraNames = map[string]string{
	"SQ": "status_quo", "DE": "deescalation", "PO": "posturing", "NV": "nonviolent_escalation", "VI": "violent_escalation", "NU": "nuclear",
}

// Every order of the model is there as the model gives it, or says why not.
func TestOrdersFollowTheModel(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(model), "\n")
	if len(lines) != 60 { // 59, and C4 stands for two of ours
		t.Fatalf("the table has %d lines", len(lines))
	}
	used := map[string]bool{}
	for _, line := range lines {
		f := strings.Fields(line)
		id := f[0]
		if f[1] != "=" {
			id = f[1]
		}
		a := actionOf(pack, id)
		if a == nil {
			t.Errorf("no order %s", id)
			continue
		}
		for column, differs := range differences(a, f) {
			why := deviations[id+" "+column]
			used[id+" "+column] = differs != "" && why != ""
			if differs != "" && why == "" {
				t.Errorf("%s %s: %s; correct it or give the reason", id, column, differs)
			}
		}
	}
	for key := range deviations {
		if !used[key] {
			t.Errorf("%s is excused but does not differ", key)
		}
	}
	for _, id := range strings.Fields(beyond) {
		if actionOf(pack, id) == nil {
			t.Errorf("no order %s", id)
		}
	}
}

// Every order is filed under all the schemes and tested in its file.
func TestOrdersCarryTheirCodes(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range pack.Actions {
		if c := a.Codes; c.CAMEO == "" || c.PLOVER == "" || c.Rivera == "" || c.MID == 0 {
			t.Errorf("%s lacks a code: %+v", a.ID, c)
		}
		if len(a.Tests) == 0 {
			t.Errorf("%s has no test", a.ID)
		}
	}
}

func differences(a *rules.Action, f []string) map[string]string {
	return map[string]string{
		"cameo":     unless(strings.Contains("/"+f[2]+"/", "/"+a.Codes.CAMEO+"/"), f[2], a.Codes.CAMEO),
		"goldstein": same(f[3], a.Codes.Goldstein),
		"rivera":    unless(riveraNames[f[4]] == a.Codes.Rivera, f[4], a.Codes.Rivera),
		"floor":     same(f[5], a.Floor),
		"capital":   same(f[6], a.Cost.Capital),
		"money":     same(f[7], a.Cost.Money),
		"covert":    same(f[8], a.Covert),
		"heat":      unless(f[9] == heat(a), f[9], heat(a)),
	}
}

// heat is what the order does to tension with its target, - if it says nothing.
func heat(a *rules.Action) string {
	sum, said := int32(0), false
	for i := range a.Effects {
		if e := &a.Effects[i]; e.Heats() && e.When == nil {
			sum, said = sum+e.Value, true
		}
	}
	if !said {
		return "-"
	}
	return strconv.Itoa(int(sum))
}

func same(want string, got int32) string {
	return unless(want == strconv.Itoa(int(got)), want, strconv.Itoa(int(got)))
}

func unless(ok bool, want, got string) string {
	if ok {
		return ""
	}
	return fmt.Sprintf("the model has %s, the file %s", want, got)
}

func actionOf(pack *rules.Pack, id string) *rules.Action {
	for _, a := range pack.Actions {
		if a.ID == id {
			return a
		}
	}
	return nil
}
