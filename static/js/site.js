/* What every page has; collectstatic writes it as one file. */
import "./site-menu.js";
import "./personal.js";
import "./basket-drawer.js";
import "./search-suggest.js";
