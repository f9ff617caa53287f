import assert from "node:assert/strict";
import {after, test} from "node:test";
import {atTheDesk, copied, inShort, paste, quit, saved, story, told} from "./chromium";

after(quit);

const pastes = (name: string, flavours: Record<string, string>, expected: string[], also?: RegExp) =>
  test(name, () =>
    atTheDesk({}, async (page, newsroom) => {
      await page.click(".stet-text");
      await paste(page, flavours);
      assert.deepEqual(inShort((await saved(page, newsroom)).content), expected);
      if (also) assert.match(await page.textContent(".stet-notices") as string, also);
    }),
  );

const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='mso-outline-level:1'><b><span style='font-size:20.0pt;mso-fareast-language:EN-US'>The ice holds<o:p></o:p></span></b></h1>
<p class=MsoNormal><span style='font-family:"Times New Roman",serif'>The <b style='mso-bidi-font-weight:normal'>harbour</b> froze, the <i>Courier</i> wrote (<a href="https://example.org/ice?x=1"><span style='color:#0563C1'>here</span></a>).<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>bread<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>rye</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>salt</p>
<p class=MsoNormal>Between.</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>boil</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>wait</p>
<p class=MsoNormal><del cite="mailto:x">struck </del><ins>kept</ins><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span><span style='display:none;mso-hide:all'>hidden</span></p>
<!--EndFragment--></body></html>`;

pastes("Word: headings, bold, links and both kinds of lists stay; styles, notes, deletions and hidden words go", {"text/html": WORD}, [
  "h2(The ice holds)",
  "p(The |harbour{strong}| froze, the |Courier{em}| wrote (|here{link=https://example.org/ice?x=1}|).)",
  "ul(li(p(bread)|ul(li(p(rye))))|li(p(salt)))",
  "p(Between.)",
  "ol(li(p(boil))|li(p(wait)))",
  "p(kept)",
]);

const DOCS = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff-1111-2222-333344445555"><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-family:Arial;color:#000;font-weight:400;">What we know</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;">Two </span><span style="font-weight:700;">men</span><span style="font-weight:400;"> and </span><span style="font-weight:700;font-style:italic;">a plan</span><span>, see </span><a href="https://www.google.com/url?q=https://example.org/plan&amp;sa=D&amp;source=editors" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">the plan</span></a><span>.</span></p><br /><ul style="margin-top:0;"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>first</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>below</span></p></li></ul><li dir="ltr"><p dir="ltr"><span>last</span></p></li></ul><p><span><img src="https://lh3.example.org/x" width="10" height="10" /></span></p></b><br class="Apple-interchange-newline">`;

pastes("Google Docs: the bold wrapper that is not bold goes, bold by style stays, lists nest, addresses lose Google’s wrapper", {"text/html": DOCS}, [
  "h2(What we know)",
  "p(Two |men{strong}| and |a plan{strong em}|, see |the plan{link=https://example.org/plan}|.)",
  "ul(li(p(first)|ul(li(p(below))))|li(p(last)))",
], /One picture was left out/);

pastes("a web page: no script, frame, picture or colour comes along, a table becomes lines", {
  "text/html": `<div class="a"><h4>Small</h4><p style="color:red" onclick="x()">Red <span class="hl">word</span> <a href="javascript:alert(1)">trap</a> <a href="//example.org/x">slash</a></p><script>alert(1)</script><iframe src="https://example.org"></iframe><table><tr><td>North</td><td>3</td></tr><tr><td>South</td><td>1</td></tr></table><blockquote><p>Said so.</p></blockquote><pre>x  = 1</pre><hr></div>`,
}, ["h3(Small)", "p(Red word trap slash)", "p(North — 3)", "p(South — 1)", "blockquote(p(Said so.))", "code_block(x  = 1)", "rule()"]);

pastes("a wire as plain text: lines broken at a width become paragraphs", {
  "text/plain": "PORT INVENTION, Nov 30 (Example Wire) - The harbour of Port Invention\r\nfroze over on Monday for the first time in forty years.\r\n\r\nFerries were called off.",
}, ["p(PORT INVENTION, Nov 30 (Example Wire) - The harbour of Port Invention froze over on Monday for the first time in forty years.)", "p(Ferries were called off.)"]);

test("what is copied from a story pastes into another with its statements, each with its chain", async () => {
  let html = "";
  await atTheDesk({content: story("paris-30-november-2015")}, async (page) => {
    await page.click(".stet-text");
    await page.keyboard.press("Control+a");
    const clipboard = await copied(page);
    html = clipboard.html;
    await page.waitForFunction(() => document.querySelector(".stet-person")?.textContent !== "…");
    assert.match((await copied(page)).text, /Vladimir Putin and Barack Obama, spoke/);
  });
  await atTheDesk({content: story("chain-without-a-mark")}, async (page, newsroom) => {
    await page.click(".stet-text p");
    await page.keyboard.press("End");
    await paste(page, {"text/html": html});
    const {content} = await saved(page, newsroom);
    const chains = content.attributions as {id: string; hops: {outlet: string}[]}[];
    assert.deepEqual(chains.map(({id, hops}) => [id, hops[0]?.outlet]), [["a12", undefined], ["a13", "TASS"], ["a14", "Reuters"]]);
    assert.equal(JSON.stringify(content.doc).match(/"attribution":"a13"/g)!.length, 3);
    assert.doesNotMatch(JSON.stringify(content), /Putin|Peskov/);
  });
});

test("a foreign mark without a chain is dropped, and a forged chain too", () =>
  atTheDesk({}, async (page, newsroom) => {
    await page.click(".stet-text");
    await paste(page, {"text/html": `<p>One <span data-attribution="a1">two</span> <span data-attribution="a2" data-chain='{"id":"a2","speaker":{"kind":"secret"}}'>three</span></p>`});
    const {content} = await saved(page, newsroom);
    assert.deepEqual(inShort(content), ["p(One two three)"]);
    assert.deepEqual(content.attributions, []);
  }));

test("an address pasted over words becomes their link", () =>
  atTheDesk({content: told("See here.")}, async (page, newsroom) => {
    await page.dblclick(".stet-text p", {position: {x: 45, y: 12}});
    await paste(page, {"text/plain": "https://example.org/a"});
    assert.deepEqual(inShort((await saved(page, newsroom)).content), ["p(See |here{link=https://example.org/a}|.)"]);
  }));
