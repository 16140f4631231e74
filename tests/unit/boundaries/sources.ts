import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, posix, sep } from 'node:path';
import ts from 'typescript';

/** One source file and what it imports. Type-only imports cost nothing at run time and are kept apart. */
export type Source = {
  /** Path from the repository's root, with forward slashes. */
  path: string;
  text: string;
  /** Without comments and string contents: for looking for identifiers. */
  code: string;
  imports: { from: string; to: string; typeOnly: boolean }[];
};

/** Parses one file; `resolveTo` tells which repository file a relative specifier means. */
export function parse(path: string, text: string, resolveTo: (path: string) => string | undefined): Source {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const imports: Source['imports'] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const bare = specifier.replace(/\?.*$/, '');
    const to = bare.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), bare)) : bare;
    imports.push({ from: path, to: bare.startsWith('.') ? (resolveTo(to) ?? to) : to, typeOnly });
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, typeOnlyImport(node));
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, text, code: codeOnly(file, text), imports };
}

function typeOnlyImport(node: ts.ImportDeclaration) {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((e) => e.isTypeOnly)
  );
}

/** The text with comments and the insides of strings blanked; line numbers stay. */
function codeOnly(file: ts.SourceFile, text: string): string {
  const out = text.split(''); // by UTF-16 unit, as the parser counts
  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' ';
  };
  const comments = (pos: number) => {
    for (const r of ts.getLeadingCommentRanges(text, pos) ?? []) blank(r.pos, r.end);
    for (const r of ts.getTrailingCommentRanges(text, pos) ?? []) blank(r.pos, r.end);
  };
  const visit = (node: ts.Node) => {
    comments(node.getFullStart());
    comments(node.getEnd());
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      blank(node.getStart() + 1, node.getEnd() - 1);
    } else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      blank(node.getStart() + 1, node.getEnd() - 1);
    } else if (ts.isJsxText(node)) {
      blank(node.getFullStart(), node.getEnd());
    }
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return out.join('');
}

/** Every TypeScript file under the given folders of the repository. */
export function readSources(folders: string[]): Source[] {
  const paths = folders.flatMap(list).sort();
  const known = new Set(paths);
  const resolveTo = (to: string) =>
    [to, `${to}.ts`, `${to}.tsx`, `${to}/index.ts`, `${to}/index.tsx`].find((p) => known.has(p));
  return paths
    .filter((p) => /\.tsx?$/.test(p))
    .map((path) => parse(path, readFileSync(path, 'utf8'), resolveTo));
}

/** Files under a folder (or the file itself), with forward slashes; build output and packages left out. */
export function list(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => normalize(join(e.parentPath, e.name)).split(sep).join('/'))
    .filter((p) => !/(^|\/)(node_modules|\.output|\.wxt)\//.test(p) && dirname(p) !== '');
}

/** What a file pulls into its bundle: the run-time imports, followed. Packages are in it by name. */
export function closure(entry: string, sources: Source[]): Set<string> {
  const byPath = new Map(sources.map((s) => [s.path, s]));
  const seen = new Set<string>();
  const todo = [entry];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const i of byPath.get(next)?.imports ?? []) if (!i.typeOnly) todo.push(i.to);
  }
  return seen;
}
