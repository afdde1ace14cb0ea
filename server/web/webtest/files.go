package webtest

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"testing"
)

// File is one file of an upload.
type File struct{ Name, Text string }

// Pack is the answer to an upload of rules: what was taken, or what is wrong.
type Pack struct {
	Status         int `json:"-"`
	Code, Reason   string
	Pack           string
	Replaces, Adds []string
	Holds          struct{ Treaties, Clauses, Scenarios int }
	Scenarios      []struct{ ID, Title string }
	Mistakes       []struct {
		File, Reason, Excerpt string
		Line, Col             int
	}
	More int
}

// Bring uploads files as the page's form does.
func Bring(t testing.TB, base string, files ...File) Pack {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, f := range files {
		part, err := form.CreateFormFile("rules", f.Name)
		if err == nil {
			_, err = io.WriteString(part, f.Text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(base+"/api/packs", form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	p := Pack{Status: resp.StatusCode}
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
		t.Fatal(err)
	}
	if p.Status != http.StatusOK && (p.Code == "" || p.Reason == "") {
		t.Fatalf("status %d without code and reason", p.Status)
	}
	return p
}

// Zip packs files.
func Zip(t testing.TB, files ...File) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = io.WriteString(w, f.Text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Record downloads the place's match as a file.
func (p Place) Record(t testing.TB) string {
	t.Helper()
	req, err := http.NewRequest("GET", p.Base+"/api/matches/"+p.Match+"/record", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+p.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("no record: %d %v %s", resp.StatusCode, err, text)
	}
	return string(text)
}
