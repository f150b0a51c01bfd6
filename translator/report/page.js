"use strict";
const facts = JSON.parse(document.getElementById("facts").textContent);
const at = id => document.getElementById(id);

/* An element: make("td", {class: "n"}, "text", child, ...). */
function make(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {}))
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) e.setAttribute(name, value);
  e.append(...children.filter(c => c !== null && c !== undefined));
  return e;
}

function mark(root, selector, name, test) {
  for (const e of root.querySelectorAll(selector)) e.classList.toggle(name, test(e));
}

/* ---- text with colours ---- */

const languages = {
  python: {
    comment: /#.*/, /* longer strings first */
    string: /[rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)/,
    words: "False None True and as assert async await break case class continue def del elif else except finally " +
      "for from global if import in is lambda match nonlocal not or pass raise return try while with yield",
  },
  c: {
    comment: /\/\*.*?\*\/|\/\/.*/,
    string: /"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/,
    words: "auto break case char const continue default do double else enum extern float for goto if int int64_t long " +
      "return short signed sizeof static struct switch typedef uint32_t union unsigned void while yr_code yr_frame " +
      "yr_function yr_how yr_module yr_step yr_value",
  },
};

/* The nodes of each line. A token may go over several. */
function coloured(texts, language) {
  const token = new RegExp(
    `(${language.comment.source})|(${language.string.source})|(\\b\\d[\\w.]*)|(\\b[A-Za-z_]\\w*)`, "g");
  const words = new Set(language.words.split(" "));
  const text = texts.join("\n"), out = [[]];
  const add = (part, kind) => part.split("\n").forEach((piece, i) => {
    if (i) out.push([]);
    if (piece) out.at(-1).push(kind ? make("span", {class: kind}, piece) : piece);
  });
  let end = 0;
  for (const m of text.matchAll(token)) {
    const kind = m[1] ? "m" : m[2] ? "s" : m[3] ? "d" : words.has(m[4]) ? "k" : null;
    if (!kind) continue;
    add(text.slice(end, m.index));
    add(m[0], kind);
    end = m.index + m[0].length;
  }
  add(text.slice(end));
  return out;
}

/* ---- what is chosen ---- */

let machine = 0, state = null, line = null, step = -1, playing = null;
const machines = facts.report.machines;
const now = () => machines[machine];

function scrollTo(list, item) {
  if (!item) return;
  const top = item.offsetTop - list.clientHeight / 3;
  if (item.offsetTop < list.scrollTop || item.offsetTop + item.clientHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = Math.max(0, top);
}

/* ---- Python and C, line by line ---- */

const lines = {python: [], c: [], linked: []}; /* all items; numbers of lines that have C */
const items = {python: new Map(), c: new Map()}; /* of the lists, by line of Python */
const itemsOf = (list, n) => items[list.id].get(n) || [];

function fillLines() {
  coloured(facts.python, languages.python).forEach((nodes, i) => at("python").append(
    make("li", {"data-n": i + 1, "data-line": i + 1}, make("code", null, ...nodes))));
  coloured(facts.c.map(l => l[0]), languages.c).forEach((nodes, i) => {
    const from = facts.c[i][1];
    at("c").append(make("li", {"data-n": i + 1, "data-line": from || null, class: from ? "linked" : null},
      make("code", null, ...nodes)));
  });
  lines.python = [...at("python").children];
  lines.c = [...at("c").children];
  lines.linked = [...new Set(facts.c.map(l => l[1]))].filter(n => n).sort((a, b) => a - b);
  for (const n of lines.linked) lines.python[n - 1]?.classList.add("linked");
  for (const list of [at("python"), at("c")]) {
    for (const li of list.children) {
      const n = +li.dataset.line;
      if (!n) continue;
      if (!items[list.id].has(n)) items[list.id].set(n, []);
      items[list.id].get(n).push(li);
    }
    const other = list.id === "c" ? at("python") : at("c");
    list.addEventListener("mouseover", e => {
      const li = e.target.closest("li.linked");
      if (li) showLine(+li.dataset.line, other);
    });
    list.addEventListener("click", e => {
      const li = e.target.closest("li.linked");
      if (li) showLine(line = +li.dataset.line, other);
    });
    list.addEventListener("mouseleave", () => showLine(line));
  }
}

function showLine(n, ...lists) {
  for (const list of [at("python"), at("c")]) {
    for (const li of [...list.getElementsByClassName("on")]) li.classList.remove("on");
    for (const li of itemsOf(list, n)) li.classList.add("on");
  }
  for (const list of lists) scrollTo(list, nearest(list, n));
}

/* Of the C lines of a Python line, the first within the function that is shown; its head, for its def. */
function nearest(list, n) {
  const all = itemsOf(list, n), inside = all.find(li => li.classList.contains("in"));
  if (!inside && list.id === "c" && n === now().line) return lines.c[bodyOfC()[0]];
  return inside || all[0];
}

function moveLine(by) {
  const next = by > 0 ? lines.linked.find(n => n > (line || 0)) : lines.linked.findLast(n => n < (line || Infinity));
  if (next) showLine(line = next, at("python"), at("c"));
}

/* ---- one machine ---- */

const plural = (n, one, many) => [make("b", null, String(n)), " " + (n === 1 ? one : many || one + "s")];

function bodyOfC() {
  const start = facts.c.findIndex(l => l[0].includes(` ${facts.names[machine]}_resume(`) && l[0].startsWith("static"));
  if (start < 0) return [0, -1]; /* nothing reaches the def */
  return [start, facts.c.findIndex((l, i) => i > start && l[0] === "}")];
}

function replaceMarks(list, name, chosen) {
  for (const li of [...list.getElementsByClassName(name)]) li.classList.remove(name);
  for (const li of chosen) li?.classList.add(name);
}

/* Its lines on both sides, and where its states are. */
function showFunction(m, start, end) {
  const of = new Set(facts.c.slice(start, end + 1).map(l => l[1]).filter(n => n).concat(m.line));
  const states = new Map();
  for (const s of m.states.slice(1)) states.set(s.line, [...(states.get(s.line) || []), s.state]);
  replaceMarks(at("c"), "in", lines.c.slice(start, end + 1));
  replaceMarks(at("python"), "in", [...of].map(n => lines.python[n - 1]));
  replaceMarks(at("python"), "state", [...states.keys()].map(n => lines.python[n - 1]));
  for (const [n, here] of states)
    lines.python[n - 1].setAttribute("data-states", (here.length > 1 ? "states " : "state ") + here.join(", "));
}

function chooseMachine(index, keep) {
  machine = (index + machines.length) % machines.length;
  const m = now();
  if (!keep) { state = null; line = null; }
  for (const b of at("machines").children) {
    b.setAttribute("aria-selected", +b.dataset.i === machine);
    b.tabIndex = +b.dataset.i === machine ? 0 : -1;
  }
  at("machines").children[machine].scrollIntoView({block: "nearest", inline: "nearest"});
  at("name").textContent = m.name;
  at("counts").replaceChildren(...[
    [m.kind + ", line " + m.line], plural(m.states.length, "state"),
    plural(m.frame_bytes, "byte of frame", "bytes of frame"),
    m.yields ? plural(m.yields, "yield") : null, m.delegations ? plural(m.delegations, "delegation") : null,
    m.awaits ? plural(m.awaits, "await") : null, m.handlers.length ? plural(m.handlers.length, "handler") : null,
  ].filter(Boolean).map(parts => make("li", null, ...parts)));
  const [start, end] = bodyOfC();
  showFunction(m, start, end);
  fillGraph(m); fillFrame(m); fillStates(m); fillTransitions(m); fillNotes(m);
  showLine(line);
  if (!keep) {
    scrollTo(at("python"), lines.python[m.line - 1]);
    at("c").scrollTop = Math.max(0, lines.c[start].offsetTop - 8);
  }
  showState(state);
}

function fillGraph(m) {
  const graph = document.querySelector(`#graph-${machine}`);
  at("graph").replaceChildren(graph ? graph.content.cloneNode(true)
    : make("p", {class: "empty"}, "The graph is drawn where Graphviz (dot) is installed; the tables have all of it."));
  for (const node of at("graph").querySelectorAll(".node")) {
    const n = /_s(\d+)$/.exec(node.id);
    if (n) node.addEventListener("click", () => chooseState(+n[1]));
  }
}

function fieldText(m, f) {
  if (f.kind === "padding") return "padding";
  if (f.kind === "link")
    return {state: "number of the state", function: "the function", delegate: "what it delegates to"}[f.name];
  return f.holds.map(h => f.holds.length > 1 ? `${h.name}: ${h.what}` : h.what).join("; ");
}

function fillFrame(m) {
  const frame = at("frame");
  frame.replaceChildren();
  for (const f of m.frame) {
    if (f.offset % 8 === 0) frame.append(make("span", {class: "offset"}, String(f.offset)));
    frame.append(make("div", {class: `field ${f.kind}`, "data-offset": f.offset, style: `grid-column: span ${f.bytes}`,
      title: `${f.bytes} bytes at ${f.offset}: ${fieldText(m, f)}`},
      make("b", null, f.name || "\u00a0"), make("span", null, fieldText(m, f))));
  }
  const kinds = [...new Set(m.frame.map(f => f.kind))].filter(k => k !== "padding" && k !== "link");
  at("frame-legend").replaceChildren(
    ...kinds.map(k => make("span", {class: `key ${k}`}, make("i"), k)),
    "Filled: alive in the chosen state; striped: bound on some ways only.");
}

function fillTable(id, heads, rows) {
  at(id).replaceChildren(
    make("thead", null, make("tr", null, ...heads.map(h => make("th", {class: h[1] || null, scope: "col"}, h[0])))),
    make("tbody", null, ...rows));
}

const ranges = lines => {
  const out = [];
  for (let i = 0, j; i < lines.length; i = j) {
    for (j = i + 1; j < lines.length && lines[j] === lines[j - 1] + 1;) j++;
    out.push(j - i > 2 ? `${lines[i]}–${lines[j - 1]}` : lines.slice(i, j).join(", "));
  }
  return out.join(", ");
};
const handlers = list => list.map(h => `${h.kind} ${ranges(h.lines)}`).join("; ") || "–";

function fillStates(m) {
  const kindAt = offset => m.frame.find(f => f.offset === offset).kind;
  fillTable("states", [["State", "n"], ["Line", "n"], ["At"], ["Woken by"], ["Holds alive"], ["Bytes", "n"],
    ["Handlers"], ["close()"]],
    m.states.map(s => make("tr", {"data-state": s.state, onclick: () => chooseState(s.state)},
      make("td", {class: "n"}, String(s.state)), make("td", {class: "n"}, String(s.line)), make("td", null, s.at),
      make("td", null, s.woken_by.replace("->", "→")),
      make("td", null, ...s.holds.map(h => make("span", {class: `chip ${kindAt(h.offset)}${h.certain ? "" : " maybe"}`,
        title: h.certain ? null : "or nothing"}, h.name + (h.certain ? "" : "?")))),
      make("td", {class: "n"}, String(s.holds.reduce((sum, h) => sum + h.bytes, 0))),
      make("td", null, handlers(s.handlers)), make("td", null, s.close_runs_it ? "runs it" : "clears"))));
}

function fillTransitions(m) {
  fillTable("transitions", [["From", "n"], ["To"], ["When"], ["Lines that can run"]],
    m.transitions.filter(t => !(t.by_exception && t.to === "raise")).map(t =>
      make("tr", {"data-from": t.from, "data-to": t.to},
        make("td", {class: "n"}, String(t.from)), make("td", null, String(t.to)),
        make("td", null, t.when + (t.by_exception ? ", and a line raises" : "")),
        make("td", null, ranges(t.lines) || "–"))));
}

function fillNotes(m) {
  fillTable("notes", [["Line", "n"], ["What was done"], ["Why"]], m.optimiser.map(n =>
    make("tr", null, make("td", {class: "n"}, n.line ? String(n.line) : "all"), make("td", null, n.fact),
      make("td", null, n.reason))));
}

function chooseState(n) {
  if (!now().states[n]) return;
  state = n;
  line = now().states[n].line;
  showLine(line, at("python"), at("c"));
  showState(n);
}

function showState(n) {
  const m = now(), s = n === null ? null : m.states[n];
  mark(at("states"), "tbody tr", "on", tr => n !== null && +tr.dataset.state === n);
  mark(at("transitions"), "tbody tr", "on", tr => n !== null && +tr.dataset.from === n);
  mark(at("graph"), ".node", "on", g => n !== null && g.id === `m${machine}_s${n}`);
  mark(at("graph"), ".edge", "on",
    g => n !== null && g.querySelector("title").textContent.startsWith(`m${machine}_${n}->`));
  mark(at("frame"), ".field", "alive", f => !!s && (["0", "8"].includes(f.dataset.offset) ||
    s.holds.some(h => h.certain && h.offset === +f.dataset.offset)));
  mark(at("frame"), ".field", "maybe", f => !!s && s.holds.some(h => !h.certain && h.offset === +f.dataset.offset));
}

/* ---- the recorded run ---- */

/* Each line of the recording, entry and end of a step apart, as
 * {machine, id, phase: "in" | "out", how, value, from, did, state}; other functions' are left out. */
function readRecording(recorded) {
  const out = [], known = new Map(), from = new Map();
  for (const text of recorded) {
    let r;
    try { r = JSON.parse(text); } catch { continue; }
    const index = machines.findIndex(m => m.name === r.name && m.line === r.line);
    if (index >= 0) known.set(r.id, index);
    if (!known.has(r.id)) continue;
    const common = {machine: known.get(r.id), id: r.id};
    if (r.how) {
      from.set(r.id, r.from);
      out.push({...common, phase: "in", how: r.how, from: r.from, value: r.in, state: r.from});
    }
    if (r.did)
      out.push({...common, phase: "out", did: r.did, from: from.get(r.id), value: r.out, state: r.to ?? -1});
  }
  return out;
}
const steps = readRecording(facts.recording);

/* Where it is; of one that has ended, where it was before. */
const stepLine = s => machines[s.machine].states[s.state >= 0 ? s.state : s.from || 0].line;

/* "#1 countdown", by the name of its function. */
const who = s => `#${s.id} ${machines[s.machine].name}`;

function stepText(s) {
  const value = make("code", null, s.value);
  if (s.phase === "out")
    return [{yield: "yields ", return: "returns ", delegate: "delegates to ", raise: "raises "}[s.did], value];
  if (s.how === "throw") return ["is thrown ", value];
  return s.from === 0 ? ["starts"] : ["is sent ", value];
}

function fillHistory() {
  if (!steps.length) {
    at("controls").remove();
    at("history").remove();
    const file = facts.report.file;
    at("step").replaceChildren("There is none. ", make("code", null, `yieldc run --trace run.jsonl ${file}`), ", then ",
      make("code", null, `yieldc explain ${file} --trace run.jsonl --html …`), " lets you walk through it here.");
    at("step").className = "empty";
    return;
  }
  steps.forEach((s, i) => at("history").append(make("li", {onclick: () => goTo(i)},
    make("span", {class: "n"}, String(i + 1)), make("span", {class: "who"}, who(s)),
    make("span", null, ...stepText(s)))));
  at("position").max = steps.length - 1;
  at("position").addEventListener("input", () => goTo(+at("position").value));
  at("first").addEventListener("click", () => goTo(0));
  at("back").addEventListener("click", () => goTo(step - 1));
  at("forward").addEventListener("click", () => goTo(step + 1));
  at("last").addEventListener("click", () => goTo(steps.length - 1));
  at("play").addEventListener("click", play);
  goTo(0);
}

function goTo(n) {
  if (!steps.length || n < 0 || n >= steps.length) return;
  step = n;
  const s = steps[n];
  if (s.machine !== machine) chooseMachine(s.machine, true);
  at("position").value = n;
  at("counter").textContent = `${n + 1} of ${steps.length}`;
  at("back").disabled = at("first").disabled = n === 0;
  at("forward").disabled = at("last").disabled = n === steps.length - 1;
  at("step").replaceChildren(make("code", null, who(s)), " ",
    make("span", {class: s.how === "throw" || s.did === "raise" ? "raised" : "did"}, ...stepText(s)),
    s.state >= 0 ? ` in state ${s.state}, line ${stepLine(s)}` : "");
  replaceMarks(at("history"), "on", [at("history").children[n]]);
  scrollTo(at("history"), at("history").children[n]);
  const node = `m${s.machine}_${s.state >= 0 ? "s" + s.state : s.did}`;
  mark(at("graph"), ".node", "here", g => g.id === node);
  mark(at("states"), "tbody tr", "here", tr => +tr.dataset.state === s.state);
  replaceMarks(at("python"), "here", [lines.python[stepLine(s) - 1]]);
  state = s.state >= 0 ? s.state : null;
  showLine(line = stepLine(s), at("python"), at("c"));
  showState(state);
}

function play() {
  if (playing) {
    clearInterval(playing);
    playing = null;
  } else {
    if (step === steps.length - 1) goTo(0);
    playing = setInterval(() => step < steps.length - 1 ? goTo(step + 1) : play(), 700);
  }
  at("play").textContent = playing ? "Pause" : "Play";
}

/* ---- keys ---- */

const keys = {
  n: () => chooseMachine(machine + 1), p: () => chooseMachine(machine - 1),
  j: () => moveLine(1), k: () => moveLine(-1),
  ArrowRight: () => goTo(step + 1), ArrowLeft: () => goTo(step - 1),
  Home: () => goTo(0), End: () => goTo(steps.length - 1), " ": () => steps.length && play(),
  "?": () => at("help-button").click(),
};
document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.altKey || e.metaKey || e.target.matches("input")) return;
  if (e.key === " " && e.target.matches("button")) return;
  const action = keys[e.key] || (/^\d$/.test(e.key) ? () => chooseState(+e.key) : null);
  if (!action) return;
  e.preventDefault();
  action();
});
at("help-button").addEventListener("click", () => {
  at("help").hidden = !at("help").hidden;
  at("help-button").setAttribute("aria-expanded", !at("help").hidden);
});

document.title = `${facts.report.file} – yieldc explain`;
at("file").textContent = facts.report.file;
if (machines.length) {
  machines.forEach((m, i) => at("machines").append(make("button", {type: "button", role: "tab", "data-i": i,
    onclick: () => chooseMachine(i)}, m.name)));
  fillLines();
  chooseMachine(0);
  fillHistory();
} else {
  document.querySelector("main").replaceChildren(
    make("p", {class: "empty"}, "There are no generators and no coroutines here."));
}
