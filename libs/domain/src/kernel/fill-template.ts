const PLACE = /\{(\w+)\}/g;

/**
 * A template with its values filled in, or the names of those that are missing or blank: what reads "您的验证码是"
 * and nothing after it is never sent.
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
): { readonly text: string } | { readonly missing: readonly string[] } {
  const names = [...template.matchAll(PLACE)].map(([, name]) => name!);
  const missing = [...new Set(names)].filter(
    (name) => !Object.hasOwn(values, name) || values[name]!.trim() === '',
  );
  if (missing.length > 0) return { missing };
  return { text: template.replace(PLACE, (_, name: string) => values[name]!) };
}
