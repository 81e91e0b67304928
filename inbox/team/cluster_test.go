package team

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"baken/store/journal"
)

// nodeEnv names the configuration of a server of a cluster: a process of the test's own
// program that has it set is that server.
const nodeEnv = "BAKEN_TEST_NATS"

func TestMain(m *testing.M) {
	for variable, be := range map[string]func(string) error{errandEnv: beStation, hubEnv: beHub, nodeEnv: beNode} {
		if text := os.Getenv(variable); text != "" {
			if err := be(text); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

// beNode is nats-server with a configuration, until its input ends, which it does with
// the test.
func beNode(file string) error {
	o, err := server.ProcessConfigFile(file)
	if err != nil {
		return err
	}
	s, err := server.NewServer(o)
	if err != nil {
		return err
	}
	s.ConfigureLogger()
	s.Start()
	defer s.Shutdown()
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// cluster is three servers as processes, as an organisation has them already: with TLS
// from an authority of its own, and an account for Baken.
type cluster struct {
	t     testing.TB
	dir   string
	team  journal.TeamID
	hub   station // may all in the account
	roots *x509.CertPool
	nodes []*node
}

type node struct {
	config          string
	address, routes string
	process         *exec.Cmd
	input           io.Closer
}

func newCluster(t testing.TB, guests ...Guest) *cluster {
	t.Helper()
	c := &cluster{t: t, dir: t.TempDir(), team: journal.TeamID(randomBytes(16)), hub: newStation(t)}
	c.certify()
	for range 3 {
		c.nodes = append(c.nodes, &node{address: free(t), routes: free(t)})
	}
	for i := range c.nodes {
		c.writes(i, guests)
	}
	for _, n := range c.nodes {
		c.start(n)
	}
	t.Cleanup(func() {
		for _, n := range c.nodes {
			n.kill()
		}
	})
	c.ready()
	return c
}

// free is an address at which nothing listens: the servers must know each other's before
// they start.
func free(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (c *cluster) step(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// certify makes the certificate of the servers.
func (c *cluster) certify() {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	c.step(err)
	x := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "cluster"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, x, x, public, private)
	c.step(err)
	key, err := x509.MarshalPKCS8PrivateKey(private)
	c.step(err)
	cert, err := x509.ParseCertificate(der)
	c.step(err)
	c.roots = x509.NewCertPool()
	c.roots.AddCert(cert)
	c.step(os.WriteFile(filepath.Join(c.dir, "cert.pem"), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	c.step(os.WriteFile(filepath.Join(c.dir, "key.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key}), 0o600))
}

// writes writes the configuration of a server. JSON is nats-server's syntax too.
func (c *cluster) writes(i int, guests []Guest) {
	n := c.nodes[i]
	public, err := nkey(c.hub.public())
	c.step(err)
	users := []any{map[string]any{"nkey": public}}
	for _, g := range guests {
		public, err := nkey(g.Sign)
		c.step(err)
		may := g.allow(c.team, Identity{Public: public})
		users = append(users, map[string]any{"nkey": public, "permissions": map[string]any{"publish": may.Publish.Allow, "subscribe": may.Subscribe.Allow}})
	}
	var routes []string
	for _, other := range c.nodes {
		routes = append(routes, "nats://"+other.routes)
	}
	text, err := json.Marshal(map[string]any{
		"server_name": fmt.Sprint("n", i), "listen": n.address, "max_payload": maxEntry + 64<<10,
		"log_file":  filepath.Join(c.dir, fmt.Sprint(i, ".log")),
		"jetstream": map[string]any{"store_dir": filepath.Join(c.dir, fmt.Sprint(i)), "sync_interval": "always"},
		"cluster":   map[string]any{"name": "c", "listen": n.routes, "routes": routes},
		"tls":       map[string]any{"cert_file": filepath.Join(c.dir, "cert.pem"), "key_file": filepath.Join(c.dir, "key.pem"), "min_version": "1.3"},
		"accounts":  map[string]any{"BAKEN": map[string]any{"jetstream": "enabled", "users": users}},
	})
	c.step(err)
	n.config = filepath.Join(c.dir, fmt.Sprint(i, ".conf"))
	c.step(os.WriteFile(n.config, text, 0o600))
}

func (c *cluster) start(n *node) {
	c.t.Helper()
	self, err := os.Executable()
	c.step(err)
	n.process = exec.Command(self)
	n.process.Env = append(os.Environ(), nodeEnv+"="+n.config)
	n.input, err = n.process.StdinPipe()
	c.step(err)
	c.step(n.process.Start())
}

// kill ends a server as a power cut does, as far as a process can.
func (n *node) kill() {
	if n.process == nil {
		return
	}
	_ = n.process.Process.Kill()
	_ = n.process.Wait()
	n.input.Close()
	n.process = nil
}

// place is where the cluster is.
func (c *cluster) place() Place {
	p := Place{Roots: c.roots}
	for _, n := range c.nodes {
		p.Addresses = append(p.Addresses, n.address)
	}
	return p
}

// ready waits until the cluster has a leader, and the team its journal there.
func (c *cluster) ready() {
	c.t.Helper()
	var last error
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if last = c.found(); last == nil {
			return
		}
	}
	for i := range c.nodes {
		if b, err := os.ReadFile(filepath.Join(c.dir, fmt.Sprint(i, ".log"))); err == nil {
			c.t.Logf("server %d: %s", i, b[max(0, len(b)-2000):])
		}
	}
	c.t.Fatalf("the cluster is not ready: %v", last)
}

func (c *cluster) found() error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	e, err := c.place().Connect(c.hub.as(c.team, true))(ctx)
	if err != nil {
		return err
	}
	defer e.Close()
	_, err = e.(*jets).found(ctx, replicasOfCluster)
	return err
}

func inCluster(t *testing.T) rig {
	c := newCluster(t)
	return rig{c.team, dials(t, c.place().Connect(c.hub.as(c.team, true)))}
}
