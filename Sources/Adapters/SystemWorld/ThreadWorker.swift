public import Base
internal import Glibc

/// A worker with a thread of its own: jobs run there one at a time, in order.
///
/// `submit` never blocks and never refuses: whoever submits keeps the bound (a store its waiting
/// writes, a password hasher its queue). After `shutDown` began, jobs still run in order, on the
/// submitter's thread once the worker's has ended: nobody waits for an answer that never comes.
///
/// SAFETY: `state` is touched only between `lock` and `unlock`.
public final class ThreadWorker: Worker, @unchecked Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var isStopping = false
    var hasEnded = false
    var waiters: [@Sendable () -> Void] = []
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let bell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state = State()

  /// Starts the thread.
  /// - Parameter name: what the kernel shows for it; the first 15 bytes count.
  public init(name: String) {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(bell, nil)
    var thread = pthread_t()
    let start = Unmanaged.passRetained(ThreadStart(name: name, worker: self))
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
        nameThisThread(start.name)
        start.worker.work()
        return nil
      }, start.toOpaque())
    precondition(code == 0, "a process can start its few worker threads: \(String(cString: strerror(code)))")
    pthread_detach(thread)
  }

  deinit {
    pthread_cond_destroy(bell)
    pthread_mutex_destroy(mutex)
    bell.deallocate()
    mutex.deallocate()
  }

  public func submit(_ job: @escaping @Sendable () -> Void) {
    let hasEnded = locked { state in
      if !state.hasEnded { state.jobs.append(job) }
      return state.hasEnded
    }
    if hasEnded { return job() }
    pthread_cond_signal(bell)
  }

  /// Lets the thread finish what it was given, then end; does not wait for that. To be called once
  /// nobody needs the worker any more: until then its thread keeps it alive.
  public func shutDown() {
    locked { $0.isStopping = true }
    pthread_cond_signal(bell)
  }

  /// Returns when the thread has ended after `shutDown`.
  public func finished() async {
    await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
      let hasEnded = locked { state in
        if !state.hasEnded { state.waiters.append { caller.resume() } }
        return state.hasEnded
      }
      if hasEnded { caller.resume() }
    }
  }

  private func locked<Value>(_ body: (inout State) -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&state)
  }

  /// The thread's life.
  private func work() {
    while let jobs = take() {
      for job in jobs { job() }
    }
  }

  /// What has come, waiting for something; nil at the end.
  private func take() -> [@Sendable () -> Void]? {
    pthread_mutex_lock(mutex)
    while state.jobs.isEmpty, !state.isStopping { pthread_cond_wait(bell, mutex) }
    if !state.jobs.isEmpty {
      let jobs = state.jobs
      state.jobs = []
      pthread_mutex_unlock(mutex)
      return jobs
    }
    state.hasEnded = true
    let waiters = state.waiters
    state.waiters = []
    pthread_mutex_unlock(mutex)
    for waiter in waiters { waiter() }
    return nil
  }
}

/// What a new thread is told.
private final class ThreadStart {
  let name: String
  let worker: ThreadWorker

  init(name: String, worker: ThreadWorker) {
    self.name = name
    self.worker = worker
  }
}

/// Shows `name` in `ps -L` and `top -H`; nothing depends on it, so a failure is passed over.
private func nameThisThread(_ name: String) {
  let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
  guard file >= 0 else { return }
  _ = write(file, name, min(name.utf8.count, 15))
  close(file)
}
