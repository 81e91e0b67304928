package mailtest

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"testing"
)

func TestCertificates(t *testing.T) {
	for which, fits := range map[Certificate]func(error) bool{
		Fitting: func(err error) bool { return err == nil },
		ForeignName: func(err error) bool {
			var name x509.HostnameError
			return errors.As(err, &name)
		},
		Expired: func(err error) bool {
			var invalid x509.CertificateInvalidError
			return errors.As(err, &invalid) && invalid.Reason == x509.Expired
		},
	} {
		d := Dovecot(t, Options{Certificate: which})
		s := Submission(t, SMTPOptions{Certificate: which})
		for _, addr := range []string{d.IMAPS, s.Addr} {
			c, err := tls.Dial("tcp", addr, d.TLS)
			if !fits(err) {
				t.Errorf("certificate %d at %s: %v", which, addr, err)
			}
			if err == nil {
				_ = c.Close()
			}
		}
		if n := len(d.Messages("INBOX")); n != 0 {
			t.Errorf("INBOX holds %d", n)
		}
	}
}
