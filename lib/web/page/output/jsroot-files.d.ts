/** jsroot's own files, which its list of exports does not name and its types do not know. */
declare module "jsroot/modules/*";
