// Ships to the browser: the program of a map that is one file. The files come first, everything else reads them.
import './embedded-files.ts';
import '../search/search-box.ts';
import '../map/map-page.ts';
import './inside-addresses.ts';
