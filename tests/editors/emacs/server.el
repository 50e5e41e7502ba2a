;;; server.el --- eglot and 'hvae lsp' -*- lexical-binding: t -*-
;;; The basics in Emacs: a methodology is opened, broken, looked at, completed, renamed and laid out.

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'cl-lib)

(defvar hvae-failed nil)
(defun hvae-check (what holds)
  "Says whether WHAT HOLDS."
  (princ (format "%s - %s\n" (if holds "ok" "not ok") what))
  (unless holds (setq hvae-failed t)))

(defun hvae-wait (condition)
  "Waits until CONDITION holds, at most twenty seconds."
  (let ((end (+ (float-time) 20)) (answer nil))
    (while (and (not (setq answer (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    answer))

(define-derived-mode hvae-mode prog-mode "hvae")
(add-to-list 'auto-mode-alist '("\\.hvae\\'" . hvae-mode))
(let ((tool (getenv "HVAE_TOOL")))
  (add-to-list 'eglot-server-programs
               (cons 'hvae-mode (if (string-suffix-p ".dll" tool) (list "dotnet" tool "lsp") (list tool "lsp")))))
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil)

(let* ((folder (expand-file-name "emacs" (getenv "HVAE_WORK")))
       (file (expand-file-name "cyclical.hvae" folder))
       (shipped (expand-file-name "examples/TernaryOperations/Methodologies/cyclical.hvae" (getenv "HVAE_ROOT"))))
  (make-directory folder t)
  (copy-file shipped file t)
  (find-file file)
  (apply #'eglot (eglot--guess-contact))
  (hvae-check "eglot connects" (eglot-managed-p))
  (cl-flet ((errors () (cl-remove-if-not (lambda (d) (eq (flymake-diagnostic-type d) 'eglot-error)) (flymake-diagnostics))))
    (goto-char (point-min))
    (search-forward "5e-3  = ramp 5e-3")
    (replace-match "5e-3  = ramp 7e-3")
    (eglot--signal-textDocument/didChange)
    (hvae-check "a value out of its range is underlined"
                (hvae-wait (lambda () (flymake-start) (and (errors) (string-match-p "lr" (flymake-diagnostic-text (car (errors))))))))
    (goto-char (point-min))
    (search-forward "ramp 7e-3")
    (replace-match "ramp 5e-3")
    (eglot--signal-textDocument/didChange)
    (hvae-check "mending it takes the finding away" (hvae-wait (lambda () (flymake-start) (null (errors))))))
  (goto-char (point-min))
  (search-forward "signal lr")
  (backward-char 1)
  (hvae-check "hover tells the curve"
              (string-match-p "ramp 5e-3" (format "%s" (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams)))))
  (let ((items (jsonrpc-request (eglot--current-server-or-lose) :textDocument/completion (eglot--CompletionParams))))
    (hvae-check "completion answers" (not (null items))))
  (eglot-rename "rate")
  (hvae-check "rename changes every use"
              (and (save-excursion (goto-char (point-min)) (search-forward "signal rate" nil t))
                   (save-excursion (goto-char (point-min)) (re-search-forward "learning_rate +rate" nil t))))
  (goto-char (point-min))
  (search-forward "  epochs")
  (replace-match "epochs")
  (eglot-format-buffer)
  (hvae-check "formatting lays the line out" (save-excursion (goto-char (point-min)) (re-search-forward "^  epochs" nil t)))
  (let ((server (eglot-current-server)))
    (eglot-shutdown server)
    (hvae-check "the server ends when it is told to" (hvae-wait (lambda () (not (jsonrpc-running-p server)))))))

(kill-emacs (if hvae-failed 1 0))
