/** `site.yaml` of a new project. */
export const SITE_TEMPLATE = `# The only line that must be here.
title: My literature map

# description: One sentence for search engines and link previews.
# Where the site will live, in full; it may end in a sub-path. Needed for feeds, sitemap and previews.
# address: https://example.org/map
# authors: [Ada Lovelace]
# licence: Abstracts belong to their authors
# repository: https://github.com/me/my-map
# language: en
# How much of an abstract is republished: full, excerpt or none.
# abstracts: full
`;

/** `topics.yaml` of a new project. */
export const TOPICS_TEMPLATE = `# Name your topics in your own words. A paper belongs where its own contribution lies;
# what fits nowhere is shown as such. Delete this file to have topics found in the data.
topics:
  - id: methods
    name: Methods
    description: Papers whose contribution is a new method.
    phrases: [new method, we propose]
  - id: measurements
    name: Measurements
    description: Papers that measure, compare or review what is there.
    phrases: [benchmark, comparison, systematic review]
`;
