"""The pack builder: outline, live pages and tabs below its toolbar. It shows the open pack and passes wishes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from linkwell.domain.errors import AppError
from linkwell.packs.copier import class_names
from linkwell.ui.models.outline import OutlineModel
from linkwell.ui.models.outline_rows import OutlineRow, outline_rows
from linkwell.ui.theme.theme import Theme
from linkwell.ui.views.packs.builder_bar import BuilderBar
from linkwell.ui.views.packs.exporting import Exporting, ask_for_copy
from linkwell.ui.views.packs.link_panel import DAMAGED_LINK, LinkPanel
from linkwell.ui.views.packs.missing_names import asked_for, missing
from linkwell.ui.views.packs.names_panel import NamesPanel
from linkwell.ui.views.packs.open_pack import OpenPack
from linkwell.ui.views.packs.outline_view import OutlineView
from linkwell.ui.views.packs.pack_acts import PackActs
from linkwell.ui.views.packs.places import row_of_page, titles_of_pages
from linkwell.ui.views.packs.plan_dialog import PlanDialog
from linkwell.ui.views.packs.plan_panel import PlanPanel
from linkwell.ui.views.packs.saving import SavingFinder
from linkwell.ui.views.packs.style_panel import StylePanel
from linkwell.ui.views.packs.versions import VersionsDialog
from linkwell.ui.views.pages.page_bar import PageBar
from linkwell.ui.views.pages.page_view import PageView
from linkwell.ui.views.pages.printing import print_pdf
from linkwell.ui.widgets.buttons import Button
from linkwell.ui.widgets.labels import Heading, Small
from linkwell.ui.widgets.notices import NoticeBar
from linkwell.ui.widgets.panes import Divider, Pane, Splitter
from linkwell.ui.widgets.tab_order import let_tabs_keep_keys, order_tabs
from linkwell.ui.workers.runner import Runner
from linkwell.workspace.preview import Preview

_SIZES, _NARROW_SIZES = [316, 640, 336], [260, 400, 308]
_WIDE, _ROOMY_PERCENT = 1150, 125
_SMALLEST = (230, 300, 270)


class BuilderPage(QWidget):
    """Works on the pack in `open_pack`; `acts` changes it. `back` asks for the list of packs."""

    back = Signal()
    library_requested = Signal()
    links_requested = Signal()
    compare_requested = Signal()
    announced = Signal(str)

    def __init__(self, open_pack: OpenPack, runner: Runner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open, self._runner, self._theme = open_pack, runner, theme
        self._pdf = b""
        self._following, self._going, self._page = False, False, 0
        self._sizes: list[int] = []
        self.acts = PackActs(open_pack, self)
        self.bar = BuilderBar(theme)
        self.notice = NoticeBar(theme)
        self.exporting = Exporting(open_pack, runner, theme, self)
        self._finder = SavingFinder(open_pack, runner, self)
        self._model = OutlineModel()
        self.outline = OutlineView(self._model, theme)
        self._count = Small("")
        self.pages = PageView(theme, runner)
        self.link_panel, self.plan_panel, self.names_panel = LinkPanel(theme), PlanPanel(theme), NamesPanel(theme)
        self.style_panel = StylePanel(open_pack.desk.workspace.styles(), theme)
        self.tabs = QTabWidget()
        self._splitter = Splitter()
        self._lay_out()
        self._connect_pack()
        self._connect_panels()

    def refresh(self) -> None:
        """Show the pack as it is now."""
        if not self._open.is_open:
            return
        pack, link, desk = self._open.pack, self._open.link, self._open.desk
        session, plan = self._open.session, self._open.plan()
        self.outline.show_rows(outline_rows(pack, plan, desk.workspace.catalogue, desk.workspace.vocabulary))
        self.bar.title_field.show_title(pack.title)
        self.bar.show_steps(session.can_undo, session.can_redo)
        links = desk.links.list()
        self.bar.show_links(links, link)
        self.bar.show_sizes(self.pages.page_count, plan.total_sheets)
        self.link_panel.show_pack(pack, link, links, damaged=pack.link_id in desk.links.damaged())
        self.style_panel.show_style(pack.style_id)
        self.plan_panel.show_plan(plan, link)
        if link is None:
            self.names_panel.show_no_link(asked_for(self._open.document, desk.workspace.vocabulary))
        else:
            self.names_panel.show_missing(missing(self._open.document, link, desk.workspace.vocabulary))

    def begin(self, saved: str) -> None:
        """Show a pack that was just opened."""
        self._pdf = b""
        self._finder.forget()
        self.plan_panel.cards.forget()
        self.notice.hide()
        self.exporting.result.hide()
        self.pages.clear("Making the pages")
        self._model.set_rows(())
        self.bar.chip.set_state(f"Saved {saved}", good=True)
        self.refresh()
        if self._open.waits:
            self._open.try_again()
        elif self._open.pack.link_id in self._open.desk.links.damaged():
            choose = ("Choose a link", lambda: self.tabs.setCurrentWidget(self.link_panel))
            self.notice.show_notice("warn", DAMAGED_LINK, [choose, ("Close", lambda: None)])
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self, suffixes: tuple[str, ...]) -> None:
        """Ask for a folder and write the pack there."""
        self.exporting.export(suffixes)

    def print_pack(self) -> None:
        """Print the pages that are shown."""
        if not self._pdf:
            self.announced.emit("The pages are still being made. Try again in a moment.")
            return
        print_pdf(self, self._pdf, self._open.pack.title)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.notice, self.exporting.progress, self.exporting.result):
            column.addWidget(widget)
        panes = (self._outline_pane(), self._page_pane(), self._tab_pane())
        for pane, smallest in zip(panes, _SMALLEST, strict=True):
            pane.setMinimumWidth(smallest)
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        column.addWidget(self._splitter, 1)
        order_tabs(self)
        self._theme.changed.connect(self._share_out)

    def _outline_pane(self) -> Pane:
        pane = Pane("Outline")
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 10, 7)
        head.setSpacing(8)
        add = Button("Add", self._theme, "plus")
        add.setToolTip("Choose something from the library")
        add.setAccessibleName("Add from the library")
        head.addWidget(Heading("In this pack", "item"), 1)
        head.addWidget(self._count)
        head.addWidget(add)
        pane.body.addLayout(head)
        pane.body.addWidget(Divider())
        pane.body.addWidget(self.outline, 1)
        pane.entry = self.outline
        add.clicked.connect(self.library_requested)
        return pane

    def _page_pane(self) -> Pane:
        pane = Pane("Pages", "canvas")
        pane.entry = self.pages
        bar = PageBar(self._theme)
        bar.attach(self.pages)
        pane.body.addWidget(self.pages, 1)
        pane.body.addWidget(bar)
        return pane

    def _tab_pane(self) -> Pane:
        pane = Pane("Link, style, print plan and names")
        panels = (self.link_panel, self.style_panel, self.plan_panel, self.names_panel)
        for panel in panels:
            self.tabs.addTab(panel, panel.accessibleName())
        self.tabs.setDocumentMode(True)
        let_tabs_keep_keys(self.tabs, "About this pack")
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.setCurrentWidget(self.plan_panel)
        pane.body.addWidget(self.tabs)
        return pane

    def _connect_pack(self) -> None:
        self._open.changed.connect(self.refresh)
        self._open.saved.connect(self._show_saved)
        self._open.not_saved.connect(self._show_not_saved)
        self._open.shown.connect(self._show_preview)
        self._open.failed.connect(lambda error: self.pages.clear(f"{error.happened} {error.next_step}"))
        self.outline.wished.connect(self.acts.wish)
        self.outline.chosen.connect(self._go_to_row)
        self.pages.page_changed.connect(self._follow_page)
        for wish, act in (
            (self._model.entry_dropped, self.acts.drop_entry),
            (self._model.item_dropped, self.acts.add_item),
            (self._model.section_renamed, self.acts.retitle_section),
        ):
            wish.connect(act, Qt.ConnectionType.QueuedConnection)
        self.acts.select.connect(self._choose)
        self.acts.rename_section.connect(self.outline.rename_row)
        self.acts.rename_pack.connect(self.bar.title_field.start)
        self.acts.announced.connect(self.announced)
        self.acts.worried.connect(self._warn)

    def _connect_panels(self) -> None:
        self.bar.title_field.back.connect(self.back)
        self.bar.title_field.renamed.connect(self.acts.retitle)
        self.bar.undo.connect(self._open.undo)
        self.bar.redo.connect(self._open.redo)
        self.bar.link_chosen.connect(self.acts.choose_link)
        self.bar.print_wanted.connect(self.print_pack)
        self.bar.export_wanted.connect(self.export)
        self.bar.compare_wanted.connect(self.compare_requested)
        self.bar.versions_wanted.connect(self.open_versions)
        self.link_panel.link_chosen.connect(self.acts.choose_link)
        self.link_panel.sides_chosen.connect(self.acts.choose_sides)
        self.link_panel.links_requested.connect(self.links_requested)
        self.style_panel.style_chosen.connect(self.acts.choose_style)
        self.plan_panel.two_sided_chosen.connect(self.acts.choose_two_sided)
        self.plan_panel.colour_chosen.connect(self.acts.choose_colour)
        self.plan_panel.sheets_wanted.connect(self._open_plan)
        self.plan_panel.cards.used.connect(self.acts.save_paper)
        self.plan_panel.cards.aimed.connect(self._finder.aim)
        self._finder.found.connect(self.plan_panel.cards.show_found)
        self.names_panel.filled.connect(self.acts.fill_name)
        self.names_panel.link_wanted.connect(lambda: self.tabs.setCurrentWidget(self.link_panel))
        self.exporting.busy.connect(self.bar.set_busy)
        self.exporting.announced.connect(self.announced)

    def _show_saved(self, time: str) -> None:
        self.bar.chip.set_state(f"Saved {time}", good=True)
        self.notice.hide()

    def _warn(self, words: str) -> None:
        self.notice.show_notice("warn", words, [("Undo", self._take_back), ("Close", lambda: None)])

    def _take_back(self) -> None:
        self.announced.emit(f"Undone: {self._open.undo()}")

    def _show_not_saved(self, error: AppError) -> None:
        if not self._open.waits:
            self.notice.show_notice("warn", self._open.told(error), [("Close", lambda: None)])
            return
        self.bar.chip.set_state("Not saved", good=False)
        elsewhere, again = ("Save somewhere else", self._save_elsewhere), ("Try again", self._try_again)
        self.notice.show_notice("warn", self._open.told(error), [elsewhere, again])

    def _try_again(self) -> None:
        self._open.try_again()

    def _save_elsewhere(self) -> None:
        """Offer another place, such as a memory stick; whatever happens, the change stays held here."""
        again = ("Try again", self._try_again)
        file = ask_for_copy(self, self._open.pack.title)
        try:
            written = self._open.save_elsewhere(file) if file else None
        except AppError as error:
            words = f"{error.happened} {error.next_step} Your change is still held in memory."
            self.notice.show_notice("warn", words, [("Save somewhere else", self._save_elsewhere), again])
            return
        if written is None:
            self._open.try_again()
            return
        words = f"A copy of everything, with this change, is in {written}. Here it is still only held in memory."
        self.notice.show_notice("warn", words, [again])

    def _show_preview(self, preview: Preview) -> None:
        first, self._pdf = not self._pdf, preview.pdf
        self._following = True
        self.pages.show_pdf(preview.pdf)
        self._following = False
        total = preview.pages.total
        self._count.setText("1 page" if total == 1 else f"{total} pages")
        self._count.setVisible(self._theme.percent < _ROOMY_PERCENT)
        self.pages.set_page_titles(titles_of_pages(self._open.document, preview.pages))
        self.refresh()
        self.bar.show_sizes(total, self._open.plan().total_sheets)
        row = self.outline.current_row
        if (first or self._going) and row is not None:
            self._going = False
            self._go_to_row(row)

    def _choose(self, key: str) -> None:
        """Choose what was added or moved; its pages are shown as soon as they are made."""
        self.outline.select(key)
        self._going = True

    def _go_to_row(self, row: OutlineRow) -> None:
        pages = self._open.pages
        if pages is None:
            return
        wanted = row.key if row.kind == "page" else ""
        if row.kind in {"entry", "sheet"}:
            entry = next(entry for entry in self._open.pack.entries() if entry.id == row.entry_id)
            wanted = f"{entry.item_id}/{row.sheet_id}" if row.sheet_id else f"{entry.item_id}/"
        if not wanted:
            return
        first = [page for part, page in pages.first_pages.items() if part == wanted or part.startswith(wanted)]
        exact = pages.first_pages.get(wanted) or pages.first_pages.get(f"{wanted}/a") or min(first, default=0)
        if exact:
            self._following = True
            self.pages.go_to_page(exact)
            self._following = False

    def _follow_page(self, page: int, _count: int) -> None:
        """The outline goes with a reader who scrolls; a page that only shows something else now is no such move."""
        moved, self._page = page != self._page, page
        if not moved or self._following or not page or self._open.pages is None or not self._open.is_open:
            return
        if self.pages.hasFocus() or self.pages.underMouse():
            current = self.outline.current_row
            key = row_of_page(page, self._open.pages, self._open.pack, opened=current.kind if current else "")
            self.outline.select(key)

    def _open_plan(self) -> None:
        dialog = PlanDialog(self._open.plan(), class_names(self._open.link), self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_versions(self) -> None:
        """Open the window with versions and all changes."""
        dialog = VersionsDialog(self._open.desk.packs, self._open.pack.id, self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restored.connect(self._restored)
        dialog.step_wanted.connect(self._go_to_change)
        dialog.open()

    def _go_to_change(self, steps: int) -> None:
        if self._open.go(steps):
            count = "1 change" if abs(steps) == 1 else f"{abs(steps)} changes"
            self.announced.emit(f"{count} {'undone' if steps < 0 else 'done again'}.")

    def _restored(self, name: str) -> None:
        self._open.open(self._open.pack.id)
        self.announced.emit(f"This is “{name}” again. Undo goes back.")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Large words need wide panes at both sides, but the pages keep a third."""
        width = self.width()
        narrow = width < _WIDE
        sizes = [min(self._theme.scaled(size), width // 3) for size in (_NARROW_SIZES if narrow else _SIZES)]
        for at in (0, 2):
            pane = self._splitter.widget(at)
            if pane is not None:
                pane.setMinimumWidth(min(self._theme.scaled(_SMALLEST[at]), width // 3))
        if sizes != self._sizes:
            self._sizes = sizes
            self._splitter.set_usual_sizes([sizes[0], max(width - sizes[0] - sizes[2], _SMALLEST[1]), sizes[2]])
