// What tools/report/build.mjs makes of the folder texts/: a language for each file.
declare module "texts" {
    const texts: Record<string, Record<string, string>>;
    export default texts;
}
declare module "*.css" {
    const text: string;
    export default text;
}
