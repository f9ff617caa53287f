alter table mirrors.mirror drop constraint mirror_kind_check;
alter table mirrors.mirror add constraint mirror_kind_check check (kind in ('FOLDER', 'S3', 'SFTP', 'WEB'));
