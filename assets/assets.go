// Package assets holds the words and the drawn map as data: Fluent catalogues
// below text/LANGUAGE and one file per map panel below map. The page bundles the
// same files; this package gives them to reports made by the server.
package assets

import "embed"

// Files holds text/<language>/*.ftl and map/*.json.
//
//go:embed text/*/*.ftl map/*.json
var Files embed.FS
