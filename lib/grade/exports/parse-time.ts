/** Reads a date with its time, "2026-12-01T23:59"; without Z or +02:00 it is this machine's time. */
export function parseTime(text: string): Date {
  const pattern =
    /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d\d:?\d\d)?$/;
  const [, year, month, day, clock, zone = ""] = pattern.exec(text.trim()) ?? [];
  const offset = zone === "UTC" ? "Z" : zone.replace(/(\d\d)(\d\d)$/, "$1:$2");
  const time = new Date(`${year}-${month}-${day}T${clock}${offset}`);
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate();
  if (!Number.isNaN(time.getTime()) && isDay === Number(day)) return time;
  throw new RangeError(`Cannot read the time "${text}": wanted, say, 2026-12-01T23:59`);
}
