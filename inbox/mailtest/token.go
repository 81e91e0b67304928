package mailtest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// tokens says whose an access token is, by introspection (RFC 7662), as the
// server of a provider does.
type tokens struct {
	mu    sync.Mutex
	user  string
	valid string
	asked int
}

func (k *tokens) set(token string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.valid = token
}

// holds says whether the token is good now.
func (k *tokens) holds(token string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.asked++
	return token != "" && token == k.valid
}

func (k *tokens) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := map[string]any{"active": false}
	if k.holds(r.FormValue("token")) {
		answer = map[string]any{"active": true, "username": k.user}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(answer) // the asker that hung up needs no answer
}

// listen serves the tokens until the end of the test and returns the URL.
func (k *tokens) listen(t testing.TB) string {
	s := httptest.NewServer(k)
	t.Cleanup(s.Close)
	return s.URL + "/introspect?token="
}
