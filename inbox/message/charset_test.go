package message

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestCharsets(t *testing.T) {
	for _, c := range []struct {
		label, text string
		e           encoding.Encoding
	}{
		{"iso-8859-1", "été", charmap.ISO8859_1},
		{"ISO-8859-2", "žluťoučký", charmap.ISO8859_2},
		{"iso-8859-3", "ĝardeno", charmap.ISO8859_3},
		{"iso-8859-4", "ķēde", charmap.ISO8859_4},
		{"iso-8859-5", "привет", charmap.ISO8859_5},
		{"iso-8859-6", "سلام", charmap.ISO8859_6},
		{"iso-8859-7", "γειά", charmap.ISO8859_7},
		{"iso-8859-8-i", "שלום", charmap.ISO8859_8},
		{"latin5", "ışık", charmap.ISO8859_9},
		{"iso-8859-10", "ŋ", charmap.ISO8859_10},
		{"iso-8859-13", "ąžuolas", charmap.ISO8859_13},
		{"iso-8859-14", "ŵ", charmap.ISO8859_14},
		{"iso-8859-15", "5 €", charmap.ISO8859_15},
		{"iso-8859-16", "ș", charmap.ISO8859_16},
		{"windows-1250", "Łódź", charmap.Windows1250},
		{"cp1251", "привет", charmap.Windows1251},
		{"\"Windows-1252\"", "“é€”", charmap.Windows1252},
		{"windows-1253", "γειά", charmap.Windows1253},
		{"windows-1254", "ışık", charmap.Windows1254},
		{"windows-1255", "שלום", charmap.Windows1255},
		{"windows-1256", "سلام", charmap.Windows1256},
		{"windows-1257", "ąžuolas", charmap.Windows1257},
		{"windows-1258", "đ", charmap.Windows1258},
		{"windows-874", "สวัสดี", charmap.Windows874},
		{"tis-620", "สวัสดี", charmap.Windows874},
		{"koi8-r", "привет", charmap.KOI8R},
		{"KOI8-U", "їжак", charmap.KOI8U},
		{"macintosh", "été", charmap.Macintosh},
		{"ibm866", "привет", charmap.CodePage866},
		{"cp850", "été", charmap.CodePage850},
		{"IBM852", "Łódź", charmap.CodePage852},
		{"ibm437", "été", charmap.CodePage437},
		{"shift_jis", "こんにちは", japanese.ShiftJIS},
		{"euc-jp", "こんにちは", japanese.EUCJP},
		{"iso-2022-jp", "こんにちは", japanese.ISO2022JP},
		{"euc-kr", "안녕", korean.EUCKR},
		{"ks_c_5601-1987", "안녕", korean.EUCKR},
		{"gb2312", "你好", simplifiedchinese.GBK},
		{"gb18030", "你好𠀀", simplifiedchinese.GB18030},
		{"hz-gb-2312", "你好", simplifiedchinese.HZGB2312},
		{"big5", "你好", traditionalchinese.Big5},
		{"utf-16", "héé", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"utf-16be", "héé", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"utf-16le", "héé", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	} {
		b, err := c.e.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(c.label, err)
		}
		if got, wrong := decodeText(b, c.label); got != c.text || wrong {
			t.Errorf("%s: %q, wrong %v; want %q", c.label, got, wrong, c.text)
		}
	}
}

func TestLyingCharsets(t *testing.T) {
	for _, c := range []struct {
		label, bytes, want string
		wrong              bool
	}{
		{"us-ascii", "caf\xc3\xa9", "café", true},
		{"us-ascii", "caf\xe9", "café", true},
		{"us-ascii", "cafe", "cafe", false},
		{"", "caf\xc3\xa9", "café", false},
		{"", "caf\xe9", "café", true},
		{"utf-8", "caf\xe9", "café", true},
		{"utf-8", "caf\xc3\xa9 \xff x", "café \ufffd x", true},
		{"iso-8859-1", "caf\xc3\xa9", "café", true},
		{"iso-8859-1", "\x93caf\xe9\x94", "“café”", false},
		{"nobody", "caf\xe9", "café", true},
		{"nobody", "cafe", "cafe", false},
		{"utf-8", "\xef\xbb\xbfcafé", "café", false},
		{"utf-8", "\xff\xfec\x00a\x00", "ca", true},
		{"utf-8", "a\r\nb\rc\n", "a\nb\nc\n", false},
		{"utf-7\x1b[31m", "x", "x", false},
	} {
		got, wrong := decodeText([]byte(c.bytes), c.label)
		if got != c.want || wrong != c.wrong {
			t.Errorf("%s %q: %q, %v; want %q, %v", c.label, c.bytes, got, wrong, c.want, c.wrong)
		}
	}
}
