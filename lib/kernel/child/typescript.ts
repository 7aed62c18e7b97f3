/** What we use of tslab's TypeScript 5.0, whose own types must not show. */
export interface TypeScript {
  readonly factory: Factory;
  readonly sys: object;
  readonly Completions: { getCompletionsAtPositionForTslab: Complete };
  createSourceFile(name: string, text: string, target: number, parents: boolean): SourceFile;
  createWatchCompilerHost(...args: unknown[]): unknown;
  createWatchProgram(host: WatchHost): unknown;
  transpileModule(js: string, options: object): { outputText: string; sourceMapText: string };
  findPrecedingToken(position: number, file: SourceFile): Node | undefined;
  flattenDiagnosticMessageText(text: unknown, newLine: string): string;
  forEachChild<T>(node: Node, visit: (node: Node) => T | undefined): T | undefined;
  getOriginalNode(node: Node): Node;
  getQuickInfoAtPosition(
    file: SourceFile,
    checker: Checker,
    token: object,
    position: number,
  ): QuickInfo | undefined;
  isAwaitExpression(node: Node | undefined): node is Node & { readonly expression: Node };
  isBindingElement(node: Node): node is BindingElement;
  isCallExpression(node: Node): node is Node & {
    readonly expression: Node;
    readonly arguments: readonly Node[];
  };
  isExportAssignment(node: Node): boolean;
  isExportDeclaration(node: Node): boolean;
  isForOfStatement(node: Node): node is ForOf;
  isFunctionDeclaration(node: Node): node is Node & { readonly body?: Node };
  isFunctionLike(node: Node): boolean;
  isIdentifier(node: Node): node is Node & { readonly text: string };
  isImportDeclaration(node: Node): boolean;
  isImportCall(node: Node): boolean;
  isImportMeta(node: Node): boolean;
  isPropertyAssignment(node: Node): node is PropertyAssignment;
  isPropertyAccessExpression(node: Node): node is Node & { readonly name: { text: string } };
  isShorthandPropertyAssignment(node: Node): node is Shorthand;
  isSpreadElement(node: Node): boolean;
  isStringLiteral(node: Node | undefined): node is Node & { readonly text: string };
  isVariableDeclaration(node: Node): node is VariableDeclaration;
  visitEachChild(node: Node, visit: (node: Node) => Node, context: unknown): Node;
}

/** A piece of a program as the compiler sees it. */
export interface Node {
  readonly kind: number;
  readonly pos: number;
  readonly end: number;
  readonly parent?: Node;
  readonly modifiers?: readonly Node[];
  getStart(file: SourceFile): number;
}

export interface SourceFile extends Node {
  readonly fileName: string;
  readonly text: string;
  readonly statements: readonly Node[];
  readonly parseDiagnostics?: readonly RawDiagnostic[];
  readonly locals?: ReadonlyMap<string, unknown>;
  getLineAndCharacterOfPosition(position: number): { line: number; character: number };
}

export interface ForOf extends Node {
  readonly awaitModifier?: Node;
  readonly initializer: Node;
  readonly expression: Node;
  readonly statement: Node;
}

/** `{ pt }`, or in a pattern `{ pt = 0 }`. */
export interface Shorthand extends Node {
  readonly name: Node & { readonly text: string };
  readonly objectAssignmentInitializer?: Node;
}

/** In a pattern: `pt`, `pt: hardest` or `...others`. */
export interface BindingElement extends Node {
  readonly dotDotDotToken?: Node;
  readonly propertyName?: Node;
  readonly name: Node;
  readonly initializer?: Node;
}

/** `pt: 25`. */
export interface PropertyAssignment extends Node {
  readonly name: Node;
  readonly initializer: Node;
}

export interface VariableDeclaration extends Node {
  readonly name: Node;
  readonly initializer?: Node;
}

export interface Factory {
  createIdentifier(name: string): Node;
  createStringLiteral(text: string): Node;
  createLiteralTypeNode(literal: Node): Node;
  createImportTypeNode(
    argument: Node,
    assertions?: undefined,
    qualifier?: undefined,
    typeArguments?: undefined,
    isTypeOf?: boolean,
  ): Node;
  createIntersectionTypeNode(types: readonly Node[]): Node;
  createKeywordTypeNode(kind: number): Node;
  createPropertySignature(
    modifiers: undefined,
    name: string,
    question: undefined,
    type: Node,
  ): Node;
  createTypeLiteralNode(members: readonly Node[]): Node;
  createAssignment(left: Node, right: Node): Node;
  createPropertyAccessExpression(of: Node, name: string): Node;
  createPropertyAssignment(name: string, value: Node): Node;
  createCallExpression(callee: Node, types: undefined, args: readonly Node[]): Node;
  createForOfStatement(await_: Node, variable: Node, items: Node, body: Node): Node;
  updateBindingElement(
    node: Node,
    dots: Node | undefined,
    property: Node | undefined,
    name: Node,
    initializer: Node | undefined,
  ): Node;
  updatePropertyAssignment(node: Node, name: Node, initializer: Node): Node;
  updateCallExpression(node: Node, callee: Node, types: unknown, args: readonly Node[]): Node;
  updateVariableDeclaration(
    node: Node,
    name: Node,
    exclamation: Node | undefined,
    type: Node | undefined,
    initializer: Node | undefined,
  ): Node;
}

/** A problem as the compiler itself tells it, in places of its file. */
export interface RawDiagnostic {
  readonly file?: SourceFile;
  readonly start?: number;
  readonly length?: number;
  readonly code: number;
  /** 0 for a warning, 1 for an error, more for mere suggestions. */
  readonly category: number;
  readonly messageText: unknown;
}

export interface Checker {
  /** What the value of `{ pt }` is, apart from the property. */
  getShorthandAssignmentValueSymbol(node: Node): CompilerSymbol | undefined;
}

interface CompilerSymbol {
  readonly declarations?: readonly (Node & { getSourceFile(): SourceFile })[];
}

export interface Program {
  getTypeChecker(): Checker;
  getSourceFile(name: string): SourceFile | undefined;
  getSyntacticDiagnostics(file: SourceFile): readonly RawDiagnostic[];
  getSemanticDiagnostics(file: SourceFile): readonly RawDiagnostic[];
  getDeclarationDiagnostics(file?: SourceFile): readonly RawDiagnostic[];
  getCompilerOptions(): object;
}

export interface Builder {
  getProgram(): Program;
  emit(...args: unknown[]): unknown;
}

export interface WatchHost {
  afterProgramCreate?(builder: Builder): void;
}

export interface Part {
  readonly text: string;
}

interface Span {
  readonly start: number;
  readonly length: number;
}

export interface QuickInfo {
  readonly textSpan: Span;
  readonly displayParts?: readonly Part[] | undefined;
  readonly documentation?: readonly Part[] | undefined;
  readonly tags?: readonly { readonly name: string; readonly text?: readonly Part[] }[] | undefined;
}

export interface CompletionEntry {
  readonly name: string;
  readonly kind: string;
  readonly sortText: string;
  readonly replacementSpan?: Span;
}

interface CompletionInfo {
  /** Whether what stands before the place has members, and these are meant. */
  readonly isMemberCompletion: boolean;
  readonly entries: readonly CompletionEntry[];
}

type Complete = (
  host: object,
  program: Program,
  log: () => void,
  file: SourceFile,
  position: number,
  preferences: object,
  trigger: undefined,
  kind: number,
  token: object,
) => CompletionInfo | undefined;
