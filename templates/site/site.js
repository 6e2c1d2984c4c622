// Search and copying. Without this file everything can still be read. No module: a page opened from a folder may not load one.
const root = document.currentScript.dataset.root;
const box = document.querySelector(".search");
const input = box.querySelector("input");
const hits = document.getElementById("hits");
const MOST = 12;
const TRACKS = { ga: 0, beta: 3, alpha: 4 };
let entries;
let chosen = 0;

box.hidden = false;
input.addEventListener("focus", load, { once: true });
input.addEventListener("input", show);
input.addEventListener("focus", show);
input.addEventListener("keydown", onKey);
hits.addEventListener("pointermove", ({ target }) => choose([...hits.children].indexOf(target.closest(".hit"))));
document.addEventListener("pointerdown", ({ target }) => box.contains(target) || close());
document.addEventListener("keydown", onShortcut);
for (const figure of document.querySelectorAll(".code")) addCopy(figure);

/** The index is as long as all pages that most people read, so it comes when it is wanted. */
function load() {
  const script = document.createElement("script");
  script.src = `${root}search-index.js`;
  script.onload = () => {
    entries = self.scwkitIndex.flatMap(entriesOf);
    show();
  };
  document.head.append(script);
}

function entriesOf([title, slug, apis]) {
  const newest = apis.find((api) => api[2] === 0 && api[1] === "ga") ?? apis.at(-1);
  const folder = (path) => `${root}api/${slug}/${path}`;
  const product = {
    name: title,
    from: `@scwkit/${slug}`,
    what: "Product",
    href: `${folder(newest[0])}/index.html`,
    cost: -1,
  };
  return [
    entry(product, [title, slug]),
    ...apis.flatMap(([path, track, isOld, objects]) => {
      const from = `${title} ${path.replace("/", " ")}`;
      const cost = TRACKS[track] + (isOld ? 8 : 0);
      return objects.flatMap(([object, anchor, operations]) => [
        entry({ name: object, from, what: "Object", href: `${folder(path)}/index.html#${anchor}`, cost: cost - 1 }, [
          object,
          title,
          slug,
          path,
        ]),
        ...operations.map(([name, method, way, summary, page]) =>
          entry(
            {
              name,
              from,
              what: summary || `${method} ${way}`,
              href: `${folder(path)}/${page ?? name}.html`,
              cost,
              method,
            },
            [name, title, slug, path, object, way, method, summary],
          ),
        ),
      ]);
    }),
  ];
}

function entry(facts, [name, ...rest]) {
  return { ...facts, key: plain(name), words: wordsOf(name), all: ` ${[name, ...rest].map(spread).join(" ")} ` };
}

const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
const spread = (text) => `${text} ${text.replace(/([a-z0-9])([A-Z])/g, "$1 $2")}`.toLowerCase();
const wordsOf = (text) =>
  spread(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Lower is better; undefined does not match. Every word must be somewhere, and the name counts most. */
function rate({ key, words, all, cost }, asked, whole) {
  if (key === whole) return cost - 40;
  let sum = cost + key.length / 20;
  for (const word of asked) {
    if (words.includes(word)) sum += 0;
    else if (words.some((one) => one.startsWith(word))) sum += 2;
    else if (key.includes(word)) sum += 5;
    else if (all.includes(` ${word}`)) sum += 8;
    else if (all.includes(word)) sum += 14;
    else return undefined;
  }
  return key.startsWith(whole) ? sum - 10 : sum;
}

function find(text) {
  const asked = text
    .toLowerCase()
    .split(/[^a-z0-9{}_-]+/)
    .filter(Boolean);
  if (asked.length === 0) return [];
  const whole = plain(text);
  return entries
    .map((one) => ({ one, rate: rate(one, asked, whole) }))
    .filter(({ rate }) => rate !== undefined)
    .sort((a, b) => a.rate - b.rate)
    .slice(0, MOST)
    .map(({ one }) => one);
}

function show() {
  if (!entries || input.value.trim() === "") return close();
  const found = find(input.value);
  hits.replaceChildren(...found.map(hitOf));
  if (found.length === 0) hits.append(made("p", "", "Nothing found. Try the name of a product, an object or a call."));
  hits.hidden = false;
  input.setAttribute("aria-expanded", "true");
  choose(0);
}

function hitOf({ name, from, what, href, method }, index) {
  const hit = made("a", "hit");
  hit.href = href;
  hit.id = `hit-${index}`;
  hit.role = "option";
  hit.tabIndex = -1;
  const title = made("span", method ? "name" : "title", name);
  if (method) title.append(" ", made("span", `method ${method}`, method));
  hit.append(title, made("span", "from", from), made("span", "what", what));
  return hit;
}

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function choose(index) {
  const all = hits.querySelectorAll(".hit");
  if (index < 0 || all.length === 0) return;
  chosen = (index + all.length) % all.length;
  for (const [at, hit] of all.entries()) hit.setAttribute("aria-selected", String(at === chosen));
  input.setAttribute("aria-activedescendant", `hit-${chosen}`);
}

function close() {
  hits.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function onKey(event) {
  if (event.key === "Escape") return leave();
  if (hits.hidden) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    choose(chosen + step);
    document.getElementById(`hit-${chosen}`)?.scrollIntoView({ block: "nearest" });
    event.preventDefault();
  } else if (event.key === "Enter") {
    document.getElementById(`hit-${chosen}`)?.click();
    event.preventDefault();
  } else if (event.key === "Tab") close();
}

/** Once for the text, once more for the box. */
function leave() {
  if (input.value === "") input.blur();
  input.value = "";
  close();
}

function onShortcut(event) {
  const isSlash = event.key === "/" && !event.target.closest("input, textarea, [contenteditable]");
  const isCommand = event.key === "k" && (event.metaKey || event.ctrlKey);
  if (!isSlash && !isCommand) return;
  event.preventDefault();
  input.focus();
  input.select();
}

function addCopy(figure) {
  const button = made("button", "", "Copy");
  button.type = "button";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(figure.querySelector("code").textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed here";
    }
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  figure.querySelector("figcaption").append(button);
}
