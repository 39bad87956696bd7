;; Attaches as docs/editors.md says, which stands in front of this, and prints what an editor of the plan would see.
(require 'json)
(require 'yaml-mode)
(defun print-row (&rest row) (princ (concat (json-encode row) "\n")))
(defun wait-until (what is-so)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall is-so))
      (when (> (float-time) end) (message "never: %s" what) (kill-emacs 1))
      (accept-process-output nil 0.05))))
(defvar root default-directory)
(defun has (path text)
  (with-current-buffer (find-file-noselect (expand-file-name path root))
    (save-excursion (goto-char (point-min)) (search-forward text nil t))))
(setq make-backup-files nil
      create-lockfiles nil
      eglot-sync-connect 30
      eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.1)
(defvar budget (expand-file-name "budgets/payments.yaml" root))
(find-file budget)
;; no command ends in a batch, and that is what `eglot-ensure' waits for
(apply #'eglot--connect (eglot--guess-contact))
(wait-until "diagnostics" (lambda () (flymake-start) (flymake-diagnostics)))
(let ((found (car (flymake-diagnostics))))
  (print-row :diagnostic (flymake-diagnostic-text found)
             :line (1- (line-number-at-pos (flymake-diagnostic-beg found)))))

(goto-char (point-min))
(search-forward "category: cl")
(let ((completion (eglot-completion-at-point)))
  (print-row :completion (sort (all-completions "cl" (nth 2 completion)) #'string<)))

;; nobody is there to be asked about files that are not open
(fset 'y-or-n-p (lambda (_) t))
(eglot-rename "hosting")
(wait-until "a rename"
            (lambda () (and (has budget "category: hosting")
                            (has "budgets/search.yaml" "category: hosting")
                            (has "outlay.yaml" "name: hosting"))))
(save-some-buffers t)

(with-current-buffer (find-file-noselect budget)
  (goto-char (point-min))
  (search-forward "sass")
  (replace-match "saas")
  (run-hooks 'post-command-hook)
  (wait-until "that nothing is wrong"
              (lambda () (eglot--signal-textDocument/didChange) (flymake-start) (null (flymake-diagnostics)))))
(print-row :clean t)
(set-buffer-modified-p nil)
(kill-emacs 0)
