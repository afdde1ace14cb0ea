package overlay

import (
	"maps"
	"path"
	"slices"
	"strings"

	"casus/rules/parse"
)

// folders of the library by what their files describe.
var folders = map[parse.Kind]string{
	parse.KindTreaty:     "treaties",
	parse.KindAction:     "actions",
	parse.KindPlace:      "places",
	parse.KindCountry:    "countries",
	parse.KindInject:     "injects",
	parse.KindDoctrine:   "doctrines",
	parse.KindScenario:   "scenarios",
	parse.KindCase:       "cases",
	parse.KindParameters: "parameters",
}

// library names the folders.
var library = func() map[string]bool {
	names := map[string]bool{}
	for _, dir := range folders {
		names[dir] = true
	}
	return names
}()

// place is where a file goes. One that was chosen without its folder takes the
// place of the file of the same kind and name, or a new one in the folder of
// its kind. A file that cannot be read stays where it is: the loader says what
// is wrong with it.
func (u *Upload) place(name string, base map[string]string) string {
	if strings.Contains(name, "/") {
		return name
	}
	doc, err := parse.Open(name, u.files[name])
	if err != nil || folders[doc.Kind] == "" {
		return name
	}
	dir := folders[doc.Kind]
	var same []string
	for _, p := range slices.Sorted(maps.Keys(base)) {
		if path.Base(p) == name && strings.HasPrefix(p, dir+"/") {
			same = append(same, p)
		}
	}
	switch len(same) {
	case 0:
		return dir + "/" + name
	case 1:
		return same[0]
	}
	u.fail(name, "this could be %s; put it into a zip together with its folder", strings.Join(same, " or "))
	return name
}
