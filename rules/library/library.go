// Package library holds the shipped rule files. They are data: a teacher can
// overlay or replace any of them without touching Go.
package library

import "embed"

// Files are the shipped rule files by path, such as treaties/rd24.yaml.
//
//go:embed disputes.yaml treaties actions places countries injects doctrines parameters scenarios cases
var Files embed.FS
