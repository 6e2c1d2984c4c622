import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** One page of a site that lies in a folder, as far as links are concerned. */
export interface Page {
  readonly file: string;
  readonly text: string;
  readonly ids: ReadonlySet<string>;
  /** What it links to, loads or shows, as it is written. */
  readonly links: readonly string[];
}

export function pagesOf(folder: string): readonly Page[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  return files.sort().map((name) => {
    const file = join(folder, name);
    const text = readFileSync(file, "utf8");
    // Icons are put into TypeDoc's pages by its script.
    const markup = text.replace(/<script>.*?<\/script>|<use [^>]*>/gs, "");
    const ids = new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decode(id)));
    const links = [...markup.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link]) => decode(link));
    return { file, text, ids, links: [...new Set(links)] };
  });
}

const isElsewhere = (link: string): boolean => /^[a-z][a-z+.-]*:/i.test(link);

/** Links that lead to no file, or to no element of the page that they lead to. */
export function deadLinks(
  pages: readonly Page[],
  elsewhere: (link: string) => boolean = isElsewhere,
): readonly string[] {
  const known = new Map(pages.map((page) => [page.file, page]));
  return pages.flatMap((page) =>
    page.links
      .filter((link) => {
        if (elsewhere(link)) return false;
        const [path = "", hash] = link.split("#");
        const file = path === "" ? page.file : resolve(dirname(page.file), decodeURIComponent(path));
        const target = known.get(file);
        if (!target) return !existsSync(file) || hash !== undefined;
        return hash !== undefined && hash !== "" && !target.ids.has(decodeURIComponent(hash));
      })
      .map((link) => `${page.file}: ${link}`),
  );
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
  ["#x27", "'"],
  ["#x3D", "="],
  ["#x60", "`"],
  ["amp", "&"],
]);

export function decode(html = ""): string {
  return html.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES.get(name) ?? entity);
}

/** The code of every sample of a kind, as somebody would copy it. */
export function samplesOf({ text }: Page, ...titles: readonly string[]): readonly string[] {
  const figures = [...text.matchAll(/<figcaption>([^<]*)<\/figcaption><pre[^>]*><code>(.*?)<\/code>/gs)];
  return figures
    .filter(([, title]) => titles.includes(title ?? ""))
    .map(([, , code = ""]) => decode(code.replace(/<[^>]*>/g, "")));
}
