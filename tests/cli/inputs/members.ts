// Members of the network, by the year in which they joined.
export const members = [
  { name: 'University of Tartu', country: 'Estonia', joined: 1_998, until: undefined, },
  { name: "Vilnius University", country: "Lithuania", joined: 2001 },
] as const;
