package wire

import "embed"

// Documents are the protocol in writing: asyncapi.yaml, and schema/ with a JSON
// Schema for everything that is sent.
//
//go:embed asyncapi.yaml schema/*.json
var Documents embed.FS
