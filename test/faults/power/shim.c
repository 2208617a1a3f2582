/*
 * What a power cut leaves: loaded into a process (LD_PRELOAD), it keeps a copy of each watched file as it was at its last
 * fsync or fdatasync. Killing the process and putting the copies in place of the files (power.ts) takes back everything that
 * was written and never synced: a simulated power cut, without root and without a virtual machine. Making, renaming and
 * deleting files count as durable.
 *
 * POWER_WATCH   part of the paths to watch
 * POWER_KEEP    folder of the copies, each named by its file's inode
 * POWER_ERROR   a file; while it exists, writing to watched files fails with the errno that stands in it (28: disk full)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The function that this library stands in front of. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_watched(int fd, char *path, size_t size) {
  const char *watch = getenv("POWER_WATCH");
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (watch == NULL || length <= 0) return 0;
  path[length] = 0;
  return strstr(path, watch) != NULL;
}

static int copy_name(char *name, size_t size, ino_t inode, const char *end) {
  const char *keep = getenv("POWER_KEEP");
  if (keep == NULL) return 0;
  snprintf(name, size, "%s/%lu%s", keep, (unsigned long)inode, end);
  return 1;
}

/* Through the file's own descriptor where it can be read: closing a second one would drop SQLite's locks. */
static void keep_copy(int fd) {
  char path[4096], name[4096], half[4096], end[32], buffer[65536];
  struct stat is;
  if (!is_watched(fd, path, sizeof path) || fstat(fd, &is) != 0) return;
  snprintf(end, sizeof end, ".%ld", (long)syscall(SYS_gettid));
  if (!copy_name(name, sizeof name, is.st_ino, "") || !copy_name(half, sizeof half, is.st_ino, end)) return;
  int is_write_only = (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY;
  int from = is_write_only ? open(path, O_RDONLY | O_CLOEXEC) : fd;
  int to = open(half, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  off_t at = 0;
  ssize_t got = 0;
  while (from >= 0 && to >= 0 && (got = pread(from, buffer, sizeof buffer, at)) > 0) {
    if (REAL(write)(to, buffer, got) != got) abort(); /* A copy that lies would prove anything. */
    at += got;
  }
  if (is_write_only && from >= 0) close(from);
  if (to >= 0) close(to);
  REAL(rename)(half, name);
}

/* The inode's number may go to another file, which was never synced. */
static void forget(const struct stat *was) {
  char name[4096];
  if (was->st_nlink <= 1 && copy_name(name, sizeof name, was->st_ino, "")) REAL(unlink)(name);
}

static int fails(int fd) {
  const char *order = getenv("POWER_ERROR");
  char path[4096], text[16] = {0};
  if (order == NULL || access(order, F_OK) != 0 || !is_watched(fd, path, sizeof path)) return 0;
  int from = open(order, O_RDONLY | O_CLOEXEC);
  if (from < 0) return 0;
  ssize_t got = read(from, text, sizeof text - 1);
  close(from);
  errno = got > 0 ? atoi(text) : ENOSPC;
  return 1;
}

int fsync(int fd) {
  int done = REAL(fsync)(fd);
  if (done == 0) keep_copy(fd);
  return done;
}

int fdatasync(int fd) {
  int done = REAL(fdatasync)(fd);
  if (done == 0) keep_copy(fd);
  return done;
}

int unlink(const char *path) {
  struct stat was;
  int known = stat(path, &was) == 0;
  int done = REAL(unlink)(path);
  if (done == 0 && known) forget(&was);
  return done;
}

int rename(const char *from, const char *to) {
  struct stat was;
  int known = stat(to, &was) == 0;
  int done = REAL(rename)(from, to);
  if (done == 0 && known) forget(&was);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t count) { return fails(fd) ? -1 : REAL(write)(fd, bytes, count); }

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return fails(fd) ? -1 : REAL(pwrite)(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  return fails(fd) ? -1 : REAL(pwrite64)(fd, bytes, count, at);
}
