package message

import (
	"slices"
	"strings"
	"testing"

	"baken/store/mail"
)

func show(lines []line) string {
	var s []string
	for _, l := range lines {
		t := l.text
		if l.depth > 0 {
			t = strings.Repeat(">", l.depth) + " " + t
		}
		s = append(s, t)
	}
	return strings.Join(s, "\n")
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a  b\n c", "a b c"},
		{"a<b>b</b>c", "abc"},
		{"a<br>b<br><br>c", "a\nb\n\nc"},
		{"<p>a</p><p>b</p>", "a\n\nb"},
		{"<p class=MsoNormal>a</p><p class=MsoNormal>b</p>", "a\nb"},
		{"<div>a<div>b</div></div><div><br></div>c", "a\nb\n\nc"},
		{"<h1>a</h1>b", "a\n\nb"},
		{"&eacute;&nbsp;&#x41;&lt;", "é\u00a0A<"},
		{"<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"},
		{"<ol><li>a</li><li><p>b</p></li></ol>", "1. a\n\n2. b"},
		{"<table><tr><td>a<td>b<tr><td>c</table>", "a  b\nc"},
		{"<table border=1><tr><td>a<td>b</table>", "a | b"},
		{"<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\n\nb"},
		{"<pre>a\n  b</pre>c", "a\n  b\nc"},
		{"<textarea>a\nb</textarea>", "a\nb"},
		{"<blockquote>a<blockquote>b</blockquote>c</blockquote>d", "> a\n>> b\n> c\nd"},
		{`<blockquote style="margin:0 0 0 40px;border:none;padding:0px">a</blockquote>`, "a"},
		{"<script>a</script><style>b</style><title>c</title>d", "d"},
		{"<noscript><p>a</noscript>", "a"},
		{"<iframe>a</iframe>", "a"},
		{"<plaintext>a</plaintext>", "a</plaintext>"},
		{"<!-- a -->b<!--[if mso]>c<![endif]-->", "b"},
		{"<![if !mso]>a<![endif]>", "a"},
		{"<img alt='a house' src=cid:x>", "(a house)"},
		{"<form>a<input type=hidden value=b><input value=c></form>", "a (c)"},
		{"<select><option>a<option>b</select>", "a\nb"},
		{"a<hr>b", "a\n----------\nb"},
		{"</div></p>a", "\na"},
		{"<a href=http://x.example>a</a>, <a href='http://x.example'>b</a>", "a [1], b [1]"},
		{"<a href=http://x.example>a<a href=http://y.example>b</a>", "a [1]b [2]"},
		{"<a href='#top'>a</a> <a>b</a>", "a b"},
		{"<a href=\"java\tscript:alert(1)\">a</a>", "a (javascript:alert(1))"},
		{"<a href=' JavaScript:x'>a</a>", "a (JavaScript:x)"},
		{"<a href='data:text/html,x'>a</a>", "a (data:text/html,x)"},
		{"<a href=http://x.example><img src=cid:y></a>", "[1]"},
		{"<div><td></div>a</td></div>b", "a\nb"},
	} {
		if got := show(renderHTML(c.in, nil, 10).lines); strings.TrimRight(got, "\n") != c.want {
			t.Errorf("%s\n gives %q\n want  %q", c.in, got, c.want)
		}
	}
}

// TestHiddenText: what a mail hides is shown, and said.
func TestHiddenText(t *testing.T) {
	for _, in := range []string{
		"<div style='display:none'>x</div>",
		"<div style='DISPLAY : None !important'>x</div>",
		"<div style='visibility:hidden'>x</div>",
		"<div style='font-size:0'>x</div>",
		"<div style='font-size:1px'>x</div>",
		"<div style='opacity:0'>x</div>",
		"<div style='max-height:0;overflow:hidden'>x</div>",
		"<div style='text-indent:-9999px'>x</div>",
		"<div style='position:absolute;left:-5000px'>x</div>",
		"<div style='mso-hide:all'>x</div>",
		"<div style='color:transparent'>x</div>",
		"<div style='color:#fff'>x</div>",
		"<div style='color:rgb(254, 254, 254)'>x</div>",
		"<font color=white>x</font>",
		"<body bgcolor=black>x",
		"<table bgcolor='#102030'><tr><td><span style='color:#102031'>x</span></table>",
		"<div hidden>x</div>",
		"<style>.a, p.b { display: none }</style><div class='c a'>x</div>",
		"<style>#q{font-size:0px}</style><div id=q>x</div>",
	} {
		r := renderHTML(in, nil, 10)
		if !slices.Contains(r.flaws, mail.HiddenText) || show(r.lines) != "x" {
			t.Errorf("%s: %q, %v", in, show(r.lines), r.flaws)
		}
	}
	for _, in := range []string{
		"<div style='display:block;color:#333;font-size:12px'>x</div>",
		"<div style='background:#003366;color:white'>x</div>",
		"<div style='background-image:url(cid:a);color:#fff'>x</div>",
		"<style>@media print{.a{display:none}} .b{color:red}</style><div class=a>x</div>",
		"<div style='display:none'> </div>x",
		"<div style='font-size:0.9em'>x</div>",
		"<div style='opacity:0.8'>x</div>",
	} {
		if r := renderHTML(in, nil, 10); len(r.flaws) > 0 || show(r.lines) != "x" {
			t.Errorf("%s: %q, %v", in, show(r.lines), r.flaws)
		}
	}
}

func TestRemoteContent(t *testing.T) {
	for in, want := range map[string]bool{
		"<img src=https://x.example/a.gif>":                         true,
		"<img src=//x.example/a.gif>":                               true,
		"<img src='h\nttp://x.example/a.gif'>":                      true,
		"<img srcset='https://x.example/a.gif 2x'>":                 true,
		"<td background=http://x.example/a.gif>":                    true,
		"<div style=\"background:url('https://x.example/a.gif')\">": true,
		"<style>@import 'x'</style>":                                true,
		"<style>.a{background:url(https://x.example)}</style>":      true,
		"<link rel=stylesheet href=https://x.example/a.css>":        true,
		"<iframe src=https://x.example>":                            true,
		"<video poster=https://x.example/a.jpg>":                    true,
		"<img src=cid:a>":                                           false,
		"<img src='data:image/png;base64,AA'>":                      false,
		"<a href=https://x.example>x</a>":                           false,
	} {
		if got := slices.Contains(renderHTML(in, nil, 10).flaws, mail.RemoteContent); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}
