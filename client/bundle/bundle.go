// Package bundle turns the client's sources into the files a browser loads. It
// needs Node's npm once, to fetch the packages named in package-lock.json, and
// esbuild's Go API every time; a release binary links neither.
package bundle

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Files maps a path below the site's root ("app.js") to its bytes.
type Files map[string][]byte

// targets are the oldest browsers the client's CSS and script are written for.
var targets = []api.Engine{
	{Name: api.EngineChrome, Version: "108"},
	{Name: api.EngineEdge, Version: "108"},
	{Name: api.EngineSafari, Version: "16"},
	{Name: api.EngineFirefox, Version: "121"},
}

var loaders = map[string]api.Loader{
	".ftl":   api.LoaderText,
	".svg":   api.LoaderDataURL,
	".woff2": api.LoaderFile,
}

// Site bundles the app below dir, the client folder, with its packages in place.
func Site(dir string) (Files, error) {
	result := api.Build(api.BuildOptions{
		AbsWorkingDir: dir,
		EntryPointsAdvanced: []api.EntryPoint{
			{InputPath: "src/main.tsx", OutputPath: "app"},
			{InputPath: "src/css/rulebook.css", OutputPath: "rulebook"}, // fetched with the part that it dresses
		},
		Outdir:            filepath.Join(dir, "dist"),
		Bundle:            true,
		Splitting:         true,
		Format:            api.FormatESModule,
		Engines:           targets,
		Loader:            loaders,
		AssetNames:        "[name]",
		ChunkNames:        "[name]-[hash]",
		JSX:               api.JSXAutomatic,
		JSXImportSource:   "preact",
		LegalComments:     api.LegalCommentsLinked,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		LogLevel:          api.LogLevelSilent,
	})
	files, err := outputs(result, filepath.Join(dir, "dist"))
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"index.html", "icon.svg"} {
		if files[name], err = os.ReadFile(filepath.Join(dir, "src", name)); err != nil {
			return nil, fmt.Errorf("the page itself is missing: %w", err)
		}
	}
	files["index.html"] = preload(files["index.html"], files["app.js"])
	return files, nil
}

var (
	imported = regexp.MustCompile(`(?:from|import)\s*"\./([^"]+\.js)"`)
	headEnd  = []byte("  </head>")
)

// preload names in the page what the script imports at once, so that the browser
// fetches both at the same time.
func preload(page, script []byte) []byte {
	var links bytes.Buffer
	for _, name := range imported.FindAllSubmatch(script, -1) {
		fmt.Fprintf(&links, "    <link rel=\"modulepreload\" href=\"/%s\">\n", name[1])
	}
	return bytes.Replace(page, headEnd, append(links.Bytes(), headEnd...), 1)
}

// Tests bundles every test/*.test.ts below dir for Node's own test runner.
func Tests(dir string) (Files, error) {
	entries, err := filepath.Glob(filepath.Join(dir, "test", "*.test.ts*"))
	if err != nil || len(entries) == 0 {
		return nil, errors.Join(err, errors.New("no client tests found in "+filepath.Join(dir, "test")))
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:   dir,
		EntryPoints:     entries,
		Outdir:          filepath.Join(dir, ".tests"),
		Outbase:         filepath.Join(dir, "test"),
		OutExtension:    map[string]string{".js": ".mjs"},
		Bundle:          true,
		Platform:        api.PlatformNode,
		Format:          api.FormatESModule,
		Loader:          loaders,
		JSX:             api.JSXAutomatic,
		JSXImportSource: "preact",
		Sourcemap:       api.SourceMapInline,
		LogLevel:        api.LogLevelSilent,
	})
	return outputs(result, filepath.Join(dir, ".tests"))
}

func outputs(result api.BuildResult, root string) (Files, error) {
	if len(result.Errors) > 0 {
		lines := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, errors.New("the client's sources do not bundle:\n" + strings.Join(lines, ""))
	}
	files := Files{}
	for _, out := range result.OutputFiles {
		name, err := filepath.Rel(root, out.Path)
		if err != nil {
			return nil, err
		}
		files[filepath.ToSlash(name)] = out.Contents
	}
	return files, nil
}
