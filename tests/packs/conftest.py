from workspace_fixtures import link, shelf, workspace, write_file

__all__ = ["link", "shelf", "workspace", "write_file"]
