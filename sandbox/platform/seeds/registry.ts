/** Where the platform's images come from. */
export const registry = 'registry.northwind.example';
