import { join } from "node:path";
import { Application, JSX, LogLevel, PageEvent } from "typedoc";

/** The packages that are written by hand, from their sources. */
const MODULES = [
  ["@scwkit/runtime", "runtime/src/index.ts", "Runtime", "modules/_scwkit_runtime.html"],
  ["@scwkit/config", "config/src/index.ts", "Config", "modules/_scwkit_config.html"],
] as const;

/** What TypeDoc complains about fails the build: a link in a comment that leads nowhere is one here too. */
export async function printRuntime(home: string, out: string): Promise<void> {
  const app = await Application.bootstrap({
    tsconfig: join(home, "tsconfig.json"),
    entryPoints: MODULES.map(([, path]) => join(home, path)),
    name: "scwkit runtime",
    readme: "none",
    // The repository's types are checked elsewhere, and here only two folders of it are read.
    skipErrorChecking: true,
    disableGit: true,
    disableSources: true,
    hideGenerator: true,
    sortEntryPoints: false,
    groupOrder: ["Functions", "Classes", "*"],
    kindSortOrder: ["Function", "Class", "Interface", "TypeAlias", "Variable"],
    githubPages: false,
    includeVersion: false,
    excludePrivate: true,
    excludeInternal: true,
    logLevel: LogLevel.Warn,
    customCss: join(home, "templates", "site", "runtime.css"),
  });
  app.renderer.hooks.on("body.begin", (context) => siteBar((path) => context.relativeURL(path)));
  // Its script puts the icons into the page. Opened from a folder, a browser refuses those of the other file, and says so.
  app.renderer.on(PageEvent.END, (page) => {
    if (page.contents !== undefined) page.contents = page.contents.replace(/href="[^"]*icons\.svg#/g, 'href="#');
  });
  const project = await app.convert();
  if (!project) throw new Error("TypeDoc could not read the runtime.");
  for (const module of project.children ?? []) {
    const [name] = MODULES.find(([, path]) => module.name === path.replace("/index.ts", "")) ?? [];
    if (name !== undefined) module.name = name;
  }
  await app.generateDocs(project, out);
  if (app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error("TypeDoc complained about the runtime, see above.");
}

/** The bar of the other pages, so that there is a way back. */
function siteBar(urlOf: (path: string) => string | undefined): JSX.Element {
  const link = (path: string, text: string): JSX.Element => JSX.createElement("a", { href: urlOf(path) ?? "" }, text);
  return JSX.createElement(
    "nav",
    { class: "site-bar", "aria-label": "Site" },
    link("../index.html", "scwkit"),
    link("../index.html", "Products"),
    ...MODULES.map(([, , title, page]) => link(page, title)),
  );
}
