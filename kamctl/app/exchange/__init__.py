"""Use cases of exchanging with other programs: workbooks and exports of CRM systems."""
