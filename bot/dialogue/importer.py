"""Where the training data lies, so that plain ``rasa train`` and ``rasa data validate`` find it at the root."""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter

TRAINING_DATA = ("bot/data", "nlu/data")


class ProjectImporter(RasaFileImporter):
    """Reads ``bot/data`` and ``nlu/data`` whatever ``--data`` says: this project keeps no ``data`` folder."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        super().__init__(config_file, domain_path, list(TRAINING_DATA))
