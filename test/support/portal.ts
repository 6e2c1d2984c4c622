import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";

export type Answer = (response: ServerResponse, path: string) => void;

export interface Portal {
  readonly base: string;
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** A portal on the loopback address that answers some paths. Whatever hangs is cut when it closes. */
export async function openPortal(answers: Readonly<Record<string, Answer>>): Promise<Portal> {
  const asked: string[] = [];
  const listener: RequestListener = ({ url = "" }, response) => {
    asked.push(url);
    const answer = answers[url];
    if (answer) answer(response, url);
    else response.writeHead(404, { "content-type": "text/html" }).end("<html>Not here</html>");
  };
  const server = createServer(listener);
  const port = await listen(server);
  return {
    base: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

export const sends =
  (text: string | Uint8Array, type = "application/yaml"): Answer =>
  (response) =>
    void response.writeHead(200, { "content-type": type }).end(text);

export const redirects =
  (location: string): Answer =>
  (response) =>
    void response.writeHead(302, { location }).end();

export const answers =
  (status: number): Answer =>
  (response) =>
    void response.writeHead(status).end("<html>Sorry</html>");

/** Headers and some of the body come; then nothing. */
export const hangs: Answer = (response) => void response.writeHead(200).write("openapi: 3.1.0\n");

export const isSilent: Answer = () => undefined;

/** Announces all of the text, sends the first half and hangs up. */
export const hangsUp =
  (text: string): Answer =>
  (response) => {
    response.writeHead(200, { "content-length": Buffer.byteLength(text) });
    response.write(text.slice(0, text.length / 2), () => response.destroy());
  };

/** Never stops. */
export const floods: Answer = (response) => {
  const more = (): void => {
    if (response.destroyed) return;
    if (response.write("x".repeat(65_536))) setImmediate(more);
    else response.once("drain", more);
  };
  response.writeHead(200);
  more();
};
