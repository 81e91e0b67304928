package command

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/crypto/ssh"

	"baken/ui/lang"
	"baken/ui/remote"
)

// checkHub shows the key by which the hub is known, where there is one.
func (a *app) checkHub(c *checks, conf Configuration) {
	path := remote.HostKeyPath(a.hubStore(conf))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return
	}
	key, err := remote.HostKey(path)
	if err != nil {
		c.wrong("hub", lang.ServeNoHostKey, path)
		return
	}
	c.good("hub", lang.HubKey, ssh.FingerprintSHA256(key.PublicKey()))
}

// hubStore is the store that is served.
func (a *app) hubStore(conf Configuration) string {
	if conf.Serve.Store != "" && a.Store == "" {
		return a.athome(conf.Serve.Store)
	}
	return a.storePath(conf.Store.Path)
}

// checkWeb looks at the certificate of the visitors' page, where there is to be one.
func (a *app) checkWeb(c *checks, conf remote.Config) {
	switch {
	case conf.Web == "":
		return
	case conf.WebCert == "":
		c.good("web", lang.WebPlain, conf.Web)
		return
	}
	cert, err := a.certificate(conf)
	if err != nil {
		c.bad("web", err)
		return
	}
	if key, ends := a.certificateEnds(cert); key != "" {
		c.wrong("web", key, ends)
		return
	}
	c.good("web", lang.WebCertificate, local(cert.Ends()))
}
