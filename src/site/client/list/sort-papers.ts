// Ships to the browser.

const list = document.querySelector<HTMLElement>('[data-papers]');
const orders = document.querySelector<HTMLElement>('[data-sort]');

if (list !== null && orders !== null) {
  const byTitle = [...list.querySelectorAll<HTMLLIElement>('li')];
  const sorted = {
    title: byTitle,
    central: [...byTitle].sort((a, b) => Number(a.dataset.central) - Number(b.dataset.central)),
    // Newest first; sorting keeps the titles' order within a year, papers without one stand last.
    year: [...byTitle].sort((a, b) => Number(b.dataset.year ?? 0) - Number(a.dataset.year ?? 0)),
  };
  const sort = () => {
    const chosen = orders.querySelector<HTMLInputElement>('input:checked')?.value ?? 'title';
    list.append(...sorted[chosen as keyof typeof sorted]);
  };
  orders.addEventListener('change', sort);
  // A browser that comes back to the page has kept the choice.
  sort();
}
