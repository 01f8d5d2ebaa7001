const PLACE = /\{(\w+)\}/g;

/**
 * A template with its values filled in, or the names of those that are missing or blank: what reads "您的验证码是"
 * and nothing after it is never sent.
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string | undefined>>,
): { readonly text: string } | { readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const text = template.replace(PLACE, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined && value.trim() !== '') return value;
    missing.add(name);
    return '';
  });
  return missing.size > 0 ? { missing: [...missing] } : { text };
}
